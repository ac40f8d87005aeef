package org.northernconnections.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Spreads reviews over reviewers as evenly as conflicts of interest allow.
///
/// | name    | meaning                                                                     |
/// |---------|-----------------------------------------------------------------------------|
/// | works   | what is to be reviewed, each by `each` different reviewers                  |
/// | may     | who may review what                                                         |
/// | fixed   | reviews that stay where they are, such as those with scores                 |
/// | result  | for each work its reviewers; fewer than `each` only where fewer may         |
///
/// The sum of the squares of the loads is least, which also makes the greatest load least. First every
/// place goes to the least loaded who may take it. Then, as long as there is a chain *reviewer → one of
/// its movable works → another who may take it → …* from somebody with a load of at least two more than
/// the one at its end, one work a link is handed on. When no chain is left, no assignment is more even.
///
/// *Cost*: `O(p · e)` for each chain, with `p` places and `e` pairs that may be. Same input, same result:
/// ties go to the earlier name.
///
/// Source: N. Harvey, R. Ladner, L. Lovász and T. Tamir, *Semi-Matchings for Bipartite Graphs and Load
/// Balancing*, Journal of Algorithms 59 (2006), theorem 3.1.
public final class FairAssignment {
    private final Map<String, Set<String>> may;
    private final Map<String, Set<String>> fixed;
    private final Map<String, Set<String>> given = new LinkedHashMap<>();
    private final Map<String, Integer> loads = new HashMap<>();

    private FairAssignment(List<String> works, Map<String, Set<String>> may, Map<String, Set<String>> fixed) {
        this.may = may;
        this.fixed = fixed;
        for (String work : works) {
            given.put(work, new TreeSet<>());
            fixed.getOrDefault(work, Set.of()).forEach(reviewer -> give(work, reviewer));
        }
    }

    /// The assignment.
    public static Map<String, Set<String>> of(
            List<String> works, Map<String, Set<String>> may, Map<String, Set<String>> fixed, int each) {
        var assignment = new FairAssignment(works, may, fixed);
        works.forEach(work -> assignment.fill(work, each));
        while (assignment.even()) {
            // One chain at a time.
        }
        return assignment.given;
    }

    private void give(String work, String reviewer) {
        if (of(work).add(reviewer)) {
            loads.merge(reviewer, 1, Integer::sum);
        }
    }

    private void take(String work, String reviewer) {
        of(work).remove(reviewer);
        loads.merge(reviewer, -1, Integer::sum);
    }

    private Set<String> of(String work) {
        return given.computeIfAbsent(work, _ -> new TreeSet<>());
    }

    private int load(String reviewer) {
        return loads.getOrDefault(reviewer, 0);
    }

    private void fill(String work, int each) {
        may.getOrDefault(work, Set.of()).stream()
                .filter(reviewer -> !of(work).contains(reviewer))
                .sorted(Comparator.comparingInt(this::load).thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(0, each - of(work).size()))
                .toList()
                .forEach(reviewer -> give(work, reviewer));
    }

    /// Hands works on along one chain that makes the loads more even; false if there is none.
    private boolean even() {
        List<String> heaviest = loads.keySet().stream()
                .sorted(Comparator.comparingInt(this::load).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String from : heaviest) {
            List<Link> chain = chain(from);
            if (!chain.isEmpty()) {
                chain.forEach(link -> take(link.work(), link.from()));
                chain.forEach(link -> give(link.work(), link.to()));
                return true;
            }
        }
        return false;
    }

    private record Link(String from, String work, String to) {}

    /// The shortest chain from somebody to one with at least two works fewer; empty if there is none.
    private List<Link> chain(String start) {
        Map<String, @Nullable Link> reached = new HashMap<>();
        reached.put(start, null);
        var open = new ArrayDeque<String>(List.of(start));
        while (!open.isEmpty()) {
            String from = open.removeFirst();
            for (Link link : links(from)) {
                if (reached.containsKey(link.to())) {
                    continue;
                }
                reached.put(link.to(), link);
                if (load(link.to()) <= load(start) - 2) {
                    return back(link, reached);
                }
                open.addLast(link.to());
            }
        }
        return List.of();
    }

    private List<Link> links(String from) {
        var links = new ArrayList<Link>();
        given.forEach((work, reviewers) -> {
            boolean movable = reviewers.contains(from)
                    && !fixed.getOrDefault(work, Set.of()).contains(from);
            if (movable) {
                may.getOrDefault(work, Set.of()).stream()
                        .filter(to -> !reviewers.contains(to))
                        .sorted()
                        .forEach(to -> links.add(new Link(from, work, to)));
            }
        });
        return links;
    }

    private static List<Link> back(Link last, Map<String, @Nullable Link> reached) {
        var chain = new ArrayList<Link>();
        for (Link link = last; link != null; link = reached.get(link.from())) {
            chain.addFirst(link);
        }
        return chain;
    }
}
