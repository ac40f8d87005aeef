package org.northernconnections.trust;

import org.northernconnections.trust.Evidence.Answer;
import org.northernconnections.trust.Evidence.Commitment;
import org.northernconnections.trust.Evidence.Meeting;
import org.northernconnections.trust.Evidence.Pilot;
import org.northernconnections.trust.Evidence.Rating;
import org.northernconnections.trust.Evidence.Recommendation;
import org.northernconnections.trust.Evidence.Reference;

/// The published table of what each kind of evidence counts on the day it happens.
///
/// The scale is set by a promise kept, which counts 1. A broken promise weighs more than a kept one,
/// since partners keep most promises and the exception tells more. Small courtesies count little,
/// so that many of them do not outweigh one broken promise. The figures are starting values chosen
/// by judgement; they are to be fitted once the outcomes of a partnership are known.
public final class Weights {
    private Weights() {}

    /// What this evidence counts before it fades and before its reporter is weighed.
    public static Mass of(Evidence evidence) {
        return switch (evidence) {
            case Meeting meeting ->
                switch (meeting.attendance()) {
                    case HELD -> good(0.1);
                    case MISSED -> bad(0.2);
                };
            case Commitment commitment ->
                switch (commitment.result()) {
                    case KEPT -> good(1);
                    case LATE -> new Mass(0.5, 0.2);
                    case BROKEN -> bad(2.5);
                };
            case Recommendation recommendation ->
                switch (recommendation.turn()) {
                    case GOOD -> good(0.5);
                    case BAD -> bad(1);
                };
            case Pilot pilot ->
                switch (pilot.ending()) {
                    case SUCCEEDED -> good(3);
                    case STOPPED_BY_SUBJECT -> bad(3);
                    case STOPPED_FROM_OUTSIDE -> Mass.NONE;
                };
            case Reference reference -> good(0.5);
            case Answer answer ->
                switch (answer.timeliness()) {
                    case IN_TIME -> good(0.1);
                    case LATE -> bad(0.1);
                };
            case Rating rating -> of(rating.value() / (double) Rating.VALUE_MAX);
        };
    }

    /// A full rating counts as a promise kept or broken, a lesser one its part of that.
    private static Mass of(double rating) {
        return rating > 0 ? good(rating) : bad(-2.5 * rating);
    }

    private static Mass good(double mass) {
        return new Mass(mass, 0);
    }

    private static Mass bad(double mass) {
        return new Mass(0, mass);
    }
}
