package org.northernconnections.web.followup;

import java.time.LocalDate;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.Why;

/// Why a follow-up stopped, without names.
public record LessonShape(String about, Why why, FollowUpState reached, String words, LocalDate on) {
    static LessonShape of(FollowUps.Lesson lesson) {
        return new LessonShape(lesson.about(), lesson.why(), lesson.reached(), lesson.words(), lesson.on());
    }
}
