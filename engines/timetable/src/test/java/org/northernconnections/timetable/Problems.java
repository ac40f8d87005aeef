package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Problems for tests: small ones from words, random ones from a seed.
final class Problems {
    private static final List<String> GROUPS = List.of("DE", "DK", "NL", "NO", "SE");
    /// What interpreters speak: some can stand in for each other, some cannot.
    private static final List<Set<String>> BRIDGES =
            List.of(Set.of("da", "de", "nl"), Set.of("da", "de"), Set.of("da", "nl"), Set.of("de", "nl"));

    private Problems() {}

    /// Slots of one session, without a pause.
    static List<Slot> slots(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Slot("day", i)).toList();
    }

    static List<Table> tables(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> Table.of("T" + i)).toList();
    }

    static Set<Integer> all(int slotCount) {
        return new TreeSet<>(IntStream.range(0, slotCount).boxed().toList());
    }

    static Participant always(String id, int slotCount) {
        return Participant.of(id, "SE", all(slotCount));
    }

    static List<Participant> people(int slotCount, String... ids) {
        return Stream.of(ids).map(id -> always(id, slotCount)).toList();
    }

    /// Everybody is there all day, and every request is a must, written such as `A-B`.
    static MeetingProblem day(int slotCount, int tableCount, String... pairs) {
        Set<String> people = new TreeSet<>();
        List<Request> requests = new ArrayList<>();
        for (String pair : pairs) {
            String[] two = pair.split("-", 2);
            people.addAll(List.of(two));
            requests.add(Request.must(pair, two[0], two[1]));
        }
        return MeetingProblem.of(
                slots(slotCount),
                tables(tableCount),
                people.stream().map(id -> always(id, slotCount)).toList(),
                requests);
    }

    /// A few people, slots with pauses, absences, limits, pins and pairs kept apart.
    static MeetingProblem random(Random random, int size) {
        int slotCount = 2 + random.nextInt(3);
        List<Slot> slots = pausedSlots(random, slotCount);
        List<Table> tables = tables(1 + random.nextInt(2));
        List<Participant> people = IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(i -> somebody(random, i, slotCount))
                .toList();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            requests.add(request(random, i, people, slotCount, tables));
        }
        Set<Pair> apart = new HashSet<>();
        if (random.nextInt(3) == 0) {
            apart.add(new Pair(people.get(0).id(), people.get(1).id()));
        }
        return new MeetingProblem(slots, tables, people, requests, apart, Previous.NONE);
    }

    /// The same, with meetings of three, booths, seats, languages, interpreters, pauses, lengths and an order.
    static MeetingProblem richRandom(Random random, int size) {
        MeetingProblem plain = random(random, size);
        int slotCount = plain.slots().size();
        List<Slot> slots = plain.slots().stream()
                .map(slot -> new Slot(slot.session(), slot.position(), random.nextInt(4) == 0 ? 40 : 20))
                .toList();
        List<Participant> people = plain.participants().stream()
                .map(person -> person.withLanguages(random.nextBoolean() ? Set.of() : languages(random))
                        .withInARowMax(random.nextInt(3) == 0 ? 1 + random.nextInt(2) : Participant.NO_PAUSE))
                .toList();
        List<Table> tables = new ArrayList<>();
        for (Table table : plain.tables()) {
            tables.add(random.nextInt(3) == 0 ? table.withSeats(2) : table);
        }
        if (random.nextInt(3) == 0) {
            tables.set(0, tables.getFirst().closedIn(Set.of(random.nextInt(slotCount))));
        }
        if (random.nextInt(3) == 0) {
            tables.add(Table.of("booth").hostedBy(people.getFirst().id()));
        }
        List<Interpreter> interpreters = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new Interpreter(
                        "I" + i, BRIDGES.get(random.nextInt(BRIDGES.size())), somewhen(random, slotCount)))
                .toList();
        List<Request> requests = new ArrayList<>();
        for (Request request : plain.requests()) {
            requests.add(richer(random, request, people, requests));
        }
        return new MeetingProblem(
                slots, tables, people, interpreters, requests, plain.keptApart(), earlier(random, requests, slotCount));
    }

    private static Request richer(Random random, Request request, List<Participant> people, List<Request> before) {
        Set<String> participants = new LinkedHashSet<>(request.participants());
        if (random.nextInt(3) == 0) {
            participants.add(people.get(random.nextInt(people.size())).id());
        }
        Set<String> after = before.isEmpty() || random.nextInt(3) > 0
                ? Set.of()
                : Set.of(before.get(random.nextInt(before.size())).id());
        return new Request(
                request.id(),
                List.copyOf(participants),
                request.strength(),
                request.pinnedSlot(),
                request.pinnedTable(),
                random.nextInt(5) == 0 ? 30 : 0,
                after);
    }

    private static Previous earlier(Random random, List<Request> requests, int slotCount) {
        List<Placement> placements = requests.stream()
                .filter(_ -> random.nextInt(3) == 0)
                .map(request -> new Placement(request.id(), random.nextInt(slotCount), "T1"))
                .toList();
        return random.nextBoolean() ? Previous.NONE : new Previous(placements, random.nextBoolean());
    }

    private static Set<String> languages(Random random) {
        return random.nextInt(3) == 0
                ? Set.of("da", "de")
                : Set.of(List.of("da", "de", "nl").get(random.nextInt(3)));
    }

    private static Set<Integer> somewhen(Random random, int slotCount) {
        Set<Integer> slots = new TreeSet<>();
        for (int slot = 0; slot < slotCount; slot++) {
            if (random.nextInt(4) > 0) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /// An event in which everybody is wanted about equally, and all is possible.
    static MeetingProblem event(long seed, int requests, int people, int slotCount, int tableCount) {
        var random = new Random(seed);
        List<Participant> participants = IntStream.range(0, people)
                .mapToObj(i -> Participant.of("P%02d".formatted(i), GROUPS.get(i % GROUPS.size()), all(slotCount)))
                .toList();
        Set<Pair> pairs = new HashSet<>();
        List<Request> wanted = new ArrayList<>();
        while (wanted.size() < requests) {
            String one = participants.get(random.nextInt(people)).id();
            String other = participants.get(random.nextInt(people)).id();
            if (!one.equals(other) && pairs.add(new Pair(one, other))) {
                String id = "R%03d".formatted(wanted.size());
                wanted.add(
                        random.nextInt(4) == 0
                                ? Request.must(id, one, other)
                                : Request.like(id, one, other, 1 + random.nextInt(5)));
            }
        }
        return MeetingProblem.of(slots(slotCount), tables(tableCount), participants, wanted);
    }

    private static List<Slot> pausedSlots(Random random, int slotCount) {
        List<Slot> slots = new ArrayList<>();
        String session = "morning";
        int position = 0;
        for (int i = 0; i < slotCount; i++) {
            slots.add(new Slot(session, position));
            position += 1 + random.nextInt(4) / 3;
            if (session.equals("morning") && random.nextInt(5) == 0) {
                session = "afternoon";
                position = 0;
            }
        }
        return slots;
    }

    private static Participant somebody(Random random, int i, int slotCount) {
        Set<Integer> slots = new TreeSet<>();
        for (int slot = 0; slot < slotCount; slot++) {
            if (random.nextInt(5) > 0) {
                slots.add(slot);
            }
        }
        int least = random.nextInt(3) / 2;
        return new Participant(
                "P" + i, GROUPS.get(random.nextInt(2)), slots, least, least + random.nextInt(slotCount + 1));
    }

    private static Request request(Random random, int i, List<Participant> people, int slotCount, List<Table> tables) {
        int one = random.nextInt(people.size());
        int other = (one + 1 + random.nextInt(people.size() - 1)) % people.size();
        return new Request(
                "R" + i,
                people.get(one).id(),
                people.get(other).id(),
                random.nextBoolean() ? Strength.MUST : Strength.like(1 + random.nextInt(3)),
                random.nextInt(6) == 0 ? random.nextInt(slotCount) : null,
                random.nextInt(6) == 0
                        ? tables.get(random.nextInt(tables.size())).name()
                        : null);
    }
}
