package org.northernconnections.app.timetable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.EventSize;
import org.northernconnections.timetable.Interpreter;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Pair;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Previous;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Slot;
import org.northernconnections.timetable.Strength;
import org.northernconnections.timetable.Table;

/// An event to plan, as JSON; `docs/reference/timetable.schema.json` describes the format. Slots count from 1.
///
/// @param weights of the levels, where one sum is to be made small; empty to take one after the other
public record EventFile(MeetingProblem problem, Map<Level, Integer> weights) {
    private static final int MANY = 1_000_000;
    private static final int MINUTES_MAX = 24 * 60;

    public EventFile {
        weights = Map.copyOf(weights);
    }

    /// @throws BadFile if the text is no such event
    public static EventFile read(String text) {
        return JsonPlace.read(text, EventFile::event);
    }

    private static EventFile event(JsonPlace file) {
        file.object("slots", "tables", "participants", "interpreters", "requests", "apart", "weights");
        requireSize(file);
        return file.make(() -> new EventFile(problem(file), weights(file)));
    }

    private static void requireSize(JsonPlace file) {
        int slots = file.member("slots").items(EventSize.SLOTS_MAX).size();
        int people =
                file.member("participants").items(EventSize.PARTICIPANTS_MAX).size();
        int requests = file.member("requests").items(EventSize.MEETINGS_MAX).size();
        file.member("tables").items(EventSize.TABLES_MAX);
        file.find("interpreters").ifPresent(interpreters -> interpreters.items(EventSize.PARTICIPANTS_MAX));
        file.make(() -> {
            EventSize.requirePlaces(people, requests, slots);
            return file;
        });
    }

    /// How a level is called in files, such as `unplaced_likes`.
    public static String key(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static MeetingProblem problem(JsonPlace file) {
        List<Slot> slots = slots(file.member("slots"));
        Set<String> people = ids(file.member("participants"), "id");
        Set<String> tables = ids(file.member("tables"), "name");
        Set<String> requests = ids(file.member("requests"), "id");
        file.find("interpreters").ifPresent(interpreters -> ids(interpreters, "id"));
        Set<String> hosts = new HashSet<>();
        return new MeetingProblem(
                slots,
                each(file.items("tables"), table -> table(table, people, hosts, slots.size())),
                each(file.items("participants"), person -> participant(person, slots.size())),
                each(file.items("interpreters"), helper -> interpreter(helper, slots.size())),
                each(file.items("requests"), request -> request(request, people, tables, requests, slots.size())),
                Set.copyOf(each(file.items("apart"), pair -> pair(pair, people))),
                Previous.NONE);
    }

    private static <T> List<T> each(List<JsonPlace> places, Function<JsonPlace, T> reader) {
        return places.stream()
                .map(place -> place.make(() -> reader.apply(place)))
                .toList();
    }

    /// The different names of the items of a list.
    private static Set<String> ids(JsonPlace list, String member) {
        Set<String> ids = new HashSet<>();
        for (JsonPlace item : list.items()) {
            if (!item.value().isObject()) {
                throw item.wrong("an object");
            }
            JsonPlace id = item.member(member);
            if (!ids.add(id.text())) {
                throw id.wrong("different from those before it");
            }
        }
        return ids;
    }

    private static List<Slot> slots(JsonPlace list) {
        List<Slot> slots = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        String current = null;
        for (JsonPlace item : list.items()) {
            item.object("session", "position", "minutes");
            String session = item.member("session").text();
            int position = item.find("position")
                    .map(place -> place.whole(0, MANY))
                    .orElseGet(() -> next.getOrDefault(session, 0));
            int minutes = item.find("minutes")
                    .map(place -> place.whole(1, MINUTES_MAX))
                    .orElse(Slot.MINUTES_USUAL);
            boolean begins = !session.equals(current);
            if (begins ? next.containsKey(session) : position < next.getOrDefault(session, 0)) {
                throw item.wrong("later than the slots before it, session by session");
            }
            current = session;
            next.put(session, position + 1);
            slots.add(new Slot(session, position, minutes));
        }
        return slots;
    }

    /// @param hosts of the tables before it; its own is added
    private static Table table(JsonPlace place, Set<String> people, Set<String> hosts, int slotCount) {
        place.object("name", "room", "seats", "host", "closed");
        return new Table(
                place.member("name").text(),
                place.find("room").map(JsonPlace::text).orElse(""),
                place.find("seats").map(seats -> seats.whole(2, MANY)).orElse(Table.SEATS_MANY),
                place.find("closed").map(closed -> slots(closed, slotCount)).orElse(Set.of()),
                place.find("host").map(host -> host(host, people, hosts)).orElse(null));
    }

    private static String host(JsonPlace place, Set<String> people, Set<String> hosts) {
        String host = place.known("participant", people);
        if (!hosts.add(host)) {
            throw place.wrong("different from the hosts of the tables before it");
        }
        return host;
    }

    private static Participant participant(JsonPlace place, int slotCount) {
        place.object("id", "group", "slots", "least", "most", "inARow", "languages");
        Set<Integer> slots = place.find("slots")
                .map(list -> slots(list, slotCount))
                .orElseGet(
                        () -> Set.copyOf(IntStream.range(0, slotCount).boxed().toList()));
        return new Participant(
                place.member("id").text(),
                place.find("group").map(JsonPlace::text).orElse(""),
                slots,
                place.find("least").map(number -> number.whole(0, MANY)).orElse(0),
                place.find("most").map(number -> number.whole(0, MANY)).orElse(slots.size()),
                place.find("inARow").map(number -> number.whole(1, MANY)).orElse(Participant.NO_PAUSE),
                place.find("languages")
                        .map(list -> list.different(JsonPlace::text))
                        .orElse(Set.of()));
    }

    private static Interpreter interpreter(JsonPlace place, int slotCount) {
        place.object("id", "languages", "slots");
        return new Interpreter(
                place.member("id").text(),
                place.member("languages").different(JsonPlace::text),
                place.find("slots")
                        .map(list -> slots(list, slotCount))
                        .orElseGet(() ->
                                Set.copyOf(IntStream.range(0, slotCount).boxed().toList())));
    }

    private static Request request(
            JsonPlace place, Set<String> people, Set<String> tables, Set<String> requests, int slotCount) {
        place.object("id", "participants", "must", "weight", "slot", "table", "minutes", "after");
        JsonPlace members = place.member("participants");
        members.different(person -> person.known("participant", people));
        return new Request(
                place.member("id").text(),
                members.items().stream().map(JsonPlace::text).toList(),
                strength(place),
                place.find("slot").map(slot -> slot.whole(1, slotCount) - 1).orElse(null),
                place.find("table").map(table -> table.known("table", tables)).orElse(null),
                place.find("minutes")
                        .map(minutes -> minutes.whole(0, MINUTES_MAX))
                        .orElse(0),
                place.find("after")
                        .map(list -> list.different(other -> other.known("request", requests)))
                        .orElse(Set.of()));
    }

    private static Strength strength(JsonPlace place) {
        boolean must = place.find("must").map(JsonPlace::yes).orElse(false);
        @Nullable
        Integer weight = place.find("weight")
                .map(number -> number.whole(1, Strength.WEIGHT_MAX))
                .orElse(null);
        if (must == (weight != null)) {
            throw place.wrong("either a \"must\": true or have a \"weight\"");
        }
        return weight == null ? Strength.MUST : Strength.like(weight);
    }

    private static Pair pair(JsonPlace place, Set<String> people) {
        List<JsonPlace> two = place.items();
        if (two.size() != 2) {
            throw place.wrong("a list of two participants");
        }
        return new Pair(two.get(0).known("participant", people), two.get(1).known("participant", people));
    }

    private static Set<Integer> slots(JsonPlace list, int slotCount) {
        return new TreeSet<>(list.different(slot -> slot.whole(1, slotCount) - 1));
    }

    private static Map<Level, Integer> weights(JsonPlace file) {
        Map<Level, Integer> weights = new EnumMap<>(Level.class);
        List<Level> levels = Stream.of(Level.values())
                .filter(level -> level != Level.TABLE_CHANGES)
                .toList();
        file.find("weights").ifPresent(place -> {
            place.object(levels.stream().map(EventFile::key).toArray(String[]::new));
            for (Level level : levels) {
                place.find(key(level))
                        .ifPresent(weight -> weights.put(level, weight.whole(1, PlanSettings.LEVEL_WEIGHT_MAX)));
            }
        });
        return weights;
    }

    /// This event as JSON values, in the order of the schema; what is usual is left out.
    public Map<String, Object> json() {
        Map<String, Object> json = json(problem);
        if (!weights.isEmpty()) {
            Map<String, Integer> counted = new TreeMap<>();
            weights.forEach((level, weight) -> counted.put(key(level), weight));
            json.put("weights", counted);
        }
        return json;
    }

    /// An event that takes one level after the other, as JSON values.
    public static Map<String, Object> json(MeetingProblem problem) {
        return EventJson.of(problem);
    }
}
