package org.northernconnections.app.timetable;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.timetable.Interpreter;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Slot;
import org.northernconnections.timetable.Strength;
import org.northernconnections.timetable.Table;

/// Writes what [EventFile] reads; what is usual is left out.
final class EventJson {
    private EventJson() {}

    static Map<String, Object> of(MeetingProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slots", problem.slots().stream().map(EventJson::slot).toList());
        json.put("tables", problem.tables().stream().map(EventJson::table).toList());
        json.put(
                "participants",
                problem.participants().stream()
                        .map(person -> participant(person, problem.slots().size()))
                        .toList());
        json.put(
                "interpreters",
                problem.interpreters().stream().map(EventJson::interpreter).toList());
        json.put("requests", problem.requests().stream().map(EventJson::request).toList());
        json.put(
                "apart",
                problem.keptApart().stream()
                        .map(pair -> List.of(pair.first(), pair.second()))
                        .sorted(Comparator.comparing(Object::toString))
                        .toList());
        return json;
    }

    private static Map<String, Object> slot(Slot slot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("session", slot.session());
        json.put("position", slot.position());
        json.put("minutes", slot.minutes());
        return json;
    }

    private static Map<String, Object> table(Table table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", table.name());
        if (!table.room().isBlank()) {
            json.put("room", table.room());
        }
        json.put("seats", table.seats());
        if (!table.closed().isEmpty()) {
            json.put("closed", fromOne(table.closed()));
        }
        if (table.host() != null) {
            json.put("host", table.host());
        }
        return json;
    }

    private static Map<String, Object> participant(Participant person, int slotCount) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", person.id());
        if (!person.group().isBlank()) {
            json.put("group", person.group());
        }
        if (person.slots().size() < slotCount) {
            json.put("slots", fromOne(person.slots()));
        }
        json.put("least", person.meetingsMin());
        json.put("most", person.meetingsMax());
        if (person.inARowMax() != Participant.NO_PAUSE) {
            json.put("inARow", person.inARowMax());
        }
        if (!person.languages().isEmpty()) {
            json.put("languages", person.languages());
        }
        return json;
    }

    private static Map<String, Object> interpreter(Interpreter interpreter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", interpreter.id());
        json.put("languages", interpreter.languages());
        json.put("slots", fromOne(interpreter.slots()));
        return json;
    }

    private static Map<String, Object> request(Request request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", request.id());
        json.put("participants", request.participants());
        switch (request.strength()) {
            case Strength.Must() -> json.put("must", true);
            case Strength.Like(int weight) -> json.put("weight", weight);
        }
        if (request.pinnedSlot() != null) {
            json.put("slot", request.pinnedSlot() + 1);
        }
        if (request.pinnedTable() != null) {
            json.put("table", request.pinnedTable());
        }
        if (request.minutesMin() > 0) {
            json.put("minutes", request.minutesMin());
        }
        if (!request.after().isEmpty()) {
            json.put("after", request.after());
        }
        return json;
    }

    private static List<Integer> fromOne(Collection<Integer> slots) {
        return slots.stream().map(slot -> slot + 1).toList();
    }
}
