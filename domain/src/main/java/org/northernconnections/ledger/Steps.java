package org.northernconnections.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps that one kind of thing may take from state to state.
///
/// The database holds the same steps in `state_step`; a test keeps the two alike.
///
/// @param <S> the states, in the order in which things usually go through them
public final class Steps<S extends Enum<S>> {
    private final String machine;
    private final Set<S> starts;
    private final Map<S, Set<S>> next;

    private Steps(String machine, Set<S> starts, Map<S, Set<S>> next) {
        this.machine = machine;
        this.starts = starts;
        this.next = next;
    }

    /// Steps of a machine, such as `challenge`, whose things start in one of the given states.
    @SafeVarargs
    public static <S extends Enum<S>> Steps<S> startingAt(String machine, S first, S... others) {
        Class<S> kind = first.getDeclaringClass();
        var next = new EnumMap<S, Set<S>>(kind);
        for (S state : kind.getEnumConstants()) {
            next.put(state, EnumSet.noneOf(kind));
        }
        return new Steps<>(machine, EnumSet.of(first, others), next);
    }

    /// The same steps and those from one state to each of the others.
    @SafeVarargs
    public final Steps<S> step(S from, S... to) {
        var targets = EnumSet.noneOf(from.getDeclaringClass());
        targets.addAll(next.getOrDefault(from, Set.of()));
        targets.addAll(List.of(to));
        var more = new EnumMap<S, Set<S>>(next);
        more.put(from, targets);
        return new Steps<>(machine, starts, more);
    }

    /// The machine's name in the database and the ledger.
    public String machine() {
        return machine;
    }

    /// The states in which a thing may begin.
    public Set<S> starts() {
        return EnumSet.copyOf(starts);
    }

    /// The states that may follow; empty at the end of the way.
    public Set<S> after(S state) {
        return Set.copyOf(next.getOrDefault(state, Set.of()));
    }

    /// May a thing go from the one state to the other?
    public boolean allow(S from, S to) {
        return after(from).contains(to);
    }

    /// Checks a step that the program is about to take.
    ///
    /// @throws IllegalStateException if there is no such step; callers offer only steps that there are
    public void require(S from, S to) {
        if (!allow(from, to)) {
            throw new IllegalStateException("A %s does not go from '%s' to '%s'.%nMaybe to one of %s?"
                    .formatted(
                            machine,
                            Word.of(from),
                            Word.of(to),
                            after(from).stream().map(Word::of).sorted().toList()));
        }
    }
}
