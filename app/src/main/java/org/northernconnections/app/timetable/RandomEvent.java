package org.northernconnections.app.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.northernconnections.timetable.EventSize;
import org.northernconnections.timetable.Interpreter;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Pair;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Slot;
import org.northernconnections.timetable.Table;

/// Events that look like real ones, from a seed.
///
/// What was counted in the 20 original cases of the published problem (42 to 78 participants, 125 to 302 meetings,
/// 8 to 22 slots), and what is drawn from it here:
///
/// | counted                                                     | found              | drawn                       |
/// |-------------------------------------------------------------|--------------------|-----------------------------|
/// | meetings of a participant, as a share of the mean, at 10 %  | 0.2 to 0.7         | [#SHARES] between these     |
/// | at 50 %                                                     | 0.9 to 1.3         | quantiles, as a weight with |
/// | at 90 %                                                     | 1.3 to 2.4         | which a participant is      |
/// | the most                                                    | 1.3 to 3.5         | drawn into a request        |
/// | share of the places at tables that meetings use             | 0.52 to 0.98       | tables for [#USE] of them   |
/// | participants who miss some slot, where any do               | 12 to 44 %         | [#AWAY] of them             |
/// | share of the slots in the morning                           | 0.55 to 1          | 0.55                        |
///
/// Not in those cases, and chosen: countries in equal parts; everybody speaks the language of the country, and half of
/// all English, the first language; two in three requests have the weight 1, one in four 2, one in twelve 3.
public final class RandomEvent {
    /// The meetings of a participant as a share of the mean, at these [#QUANTILES].
    private static final double[] SHARES = {0.1, 0.3, 1.0, 2.0, 3.2};

    private static final double[] QUANTILES = {0, 0.1, 0.5, 0.9, 1};
    private static final double USE = 0.75;
    private static final double AWAY = 0.3;
    private static final double MORNING = 0.55;
    private static final int PEOPLE_AN_INTERPRETER = 50;
    private static final List<String> LANGUAGES =
            List.of("en", "de", "da", "nl", "nb", "sv", "fr", "pl", "fi", "et", "lv", "lt");

    private final Size size;
    private final Random random;

    private RandomEvent(Size size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    /// How large an event is.
    ///
    /// @param tables 0 for as many as leave a quarter of the places empty
    public record Size(int people, int wishes, int slots, int tables, int countries, int languages) {
        public Size {
            if (people < 2 || slots < 1 || tables < 0 || countries < 1 || wishes < 0 || wishes > wishesMax(people)) {
                throw new IllegalArgumentException("""
                        An event must have at least 2 people, 1 slot and 1 country, and wishes for half of its pairs (%d) \
                        at most, but %s is asked for.
                        Maybe ask for fewer wishes.""".formatted(wishesMax(people), this));
            }
            requireAtMost("people", EventSize.PARTICIPANTS_MAX, people);
            requireAtMost("wishes", EventSize.MEETINGS_MAX, wishes);
            requireAtMost("slots", EventSize.SLOTS_MAX, slots);
            EventSize.requirePlaces(people, wishes, slots);
            if (languages < 1 || languages > LANGUAGES.size()) {
                throw new IllegalArgumentException(
                        "The languages must be from 1 to %d, but they are %d.".formatted(LANGUAGES.size(), languages));
            }
            requireAtMost("tables", EventSize.TABLES_MAX, tableCount(wishes, slots, tables));
            requireAtMost("interpreters", EventSize.PARTICIPANTS_MAX, interpreterCount(people, languages));
        }

        private static int tableCount(int wishes, int slots, int tables) {
            return tables > 0 ? tables : Math.max(1, (int) Math.ceil(wishes / (USE * slots)));
        }

        /// One for every two languages and every fifty people.
        private static int interpreterCount(int people, int languages) {
            return Math.ceilDiv(people, PEOPLE_AN_INTERPRETER) * languages * (languages - 1) / 2;
        }
    }

    /// Half of all pairs.
    public static long wishesMax(int people) {
        return (long) people * (people - 1) / 4;
    }

    private static void requireAtMost(String what, int most, int found) {
        if (found > most) {
            throw new IllegalArgumentException(
                    "The %s must be at most %d, but they are %d.".formatted(what, most, found));
        }
    }

    public static MeetingProblem of(Size size, long seed) {
        return new RandomEvent(size, seed).event();
    }

    private MeetingProblem event() {
        int morning = (int) Math.ceil(size.slots * MORNING);
        List<Slot> slots = IntStream.range(0, size.slots)
                .mapToObj(slot -> slot < morning ? new Slot("morning", slot) : new Slot("afternoon", slot - morning))
                .toList();
        List<Table> tables = IntStream.rangeClosed(1, Size.tableCount(size.wishes, size.slots, size.tables))
                .mapToObj(table -> Table.of("T" + table))
                .toList();
        List<Participant> people =
                IntStream.range(0, size.people).mapToObj(this::participant).toList();
        List<Interpreter> interpreters = interpreters();
        return MeetingProblem.of(slots, tables, people, requests(people)).withInterpreters(interpreters);
    }

    private Participant participant(int index) {
        int country = index % size.countries;
        Set<String> languages = new TreeSet<>(Set.of(LANGUAGES.get(country % size.languages)));
        if (random.nextBoolean()) {
            languages.add(LANGUAGES.getFirst());
        }
        return Participant.of("P" + (index + 1), "C" + (country + 1), slots()).withLanguages(languages);
    }

    /// All slots, or all but some at the beginning or the end.
    private Set<Integer> slots() {
        int from = 0;
        int to = size.slots;
        if (random.nextDouble() < AWAY) {
            int missed = 1 + random.nextInt(Math.max(1, size.slots / 2));
            from = random.nextBoolean() ? missed : 0;
            to = from > 0 ? size.slots : size.slots - missed;
        }
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }

    private List<Interpreter> interpreters() {
        List<Interpreter> interpreters = new ArrayList<>();
        Set<Integer> always =
                new TreeSet<>(IntStream.range(0, size.slots).boxed().toList());
        for (int copy = 0; copy < Math.ceilDiv(size.people, PEOPLE_AN_INTERPRETER); copy++) {
            for (int one = 0; one < size.languages; one++) {
                for (int other = one + 1; other < size.languages; other++) {
                    interpreters.add(new Interpreter(
                            "I" + (interpreters.size() + 1), Set.of(LANGUAGES.get(one), LANGUAGES.get(other)), always));
                }
            }
        }
        return interpreters;
    }

    private List<Request> requests(List<Participant> people) {
        double[] upTo = new double[people.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += share(random.nextDouble());
            upTo[i] = sum;
        }
        List<Request> requests = new ArrayList<>();
        Set<Pair> pairs = new HashSet<>();
        while (requests.size() < size.wishes) {
            String one = people.get(drawn(upTo)).id();
            String other = people.get(drawn(upTo)).id();
            if (!one.equals(other) && pairs.add(new Pair(one, other))) {
                requests.add(Request.like("R" + (requests.size() + 1), one, other, weight()));
            }
        }
        return requests;
    }

    private int drawn(double[] upTo) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
    }

    private int weight() {
        int draw = random.nextInt(12);
        return draw < 8 ? 1 : draw < 11 ? 2 : 3;
    }

    /// The share at a quantile, on straight lines between those that were counted.
    private static double share(double quantile) {
        int i = 1;
        while (quantile > QUANTILES[i]) {
            i++;
        }
        double part = (quantile - QUANTILES[i - 1]) / (QUANTILES[i] - QUANTILES[i - 1]);
        return SHARES[i - 1] + part * (SHARES[i] - SHARES[i - 1]);
    }
}
