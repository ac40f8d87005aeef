package org.northernconnections.timetable;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Somebody who helps at meetings whose participants share no language: at one meeting in a slot.
///
/// An interpreter *bridges* a meeting if it shares a language with each participant. It needs no seat.
///
/// @param slots when present, as indexes into [MeetingProblem#slots()], in ascending order
public record Interpreter(String id, Set<String> languages, Set<Integer> slots) {
    public Interpreter {
        languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        slots = Collections.unmodifiableSortedSet(new TreeSet<>(slots));
        if (id.isBlank() || languages.size() < 2) {
            throw new IllegalArgumentException("""
                    An interpreter must have an id and at least 2 languages, but "%s" has %s.
                    Maybe leave it out.""".formatted(id, languages));
        }
    }
}
