package org.northernconnections.trust;

/// A dated fact that moves trust in its subject. Every estimate can be traced back to these.
///
/// What each kind counts is published in one place, [Weights].
public sealed interface Evidence {
    Fact fact();

    /// A meeting was agreed; the subject came, or did not.
    record Meeting(Fact fact, Attendance attendance) implements Evidence {
        public enum Attendance {
            HELD,
            MISSED
        }
    }

    /// The subject promised something by a day.
    record Commitment(Fact fact, Result result) implements Evidence {
        public enum Result {
            KEPT,
            LATE,
            BROKEN
        }
    }

    /// The subject gave its word for somebody else, and it is known how that turned out.
    record Recommendation(Fact fact, Turn turn) implements Evidence {
        public enum Turn {
            GOOD,
            BAD
        }
    }

    /// The subject tried its solution in a real setting.
    record Pilot(Fact fact, Ending ending) implements Evidence {
        public enum Ending {
            SUCCEEDED,
            /// It ended early, and the subject was the cause.
            STOPPED_BY_SUBJECT,
            /// It ended early for reasons outside the subject's reach, such as a lost budget. Counts nothing.
            STOPPED_FROM_OUTSIDE
        }
    }

    /// The reporter speaks well of earlier work with the subject.
    record Reference(Fact fact) implements Evidence {}

    /// The subject was asked something with a day for the answer.
    record Answer(Fact fact, Timeliness timeliness) implements Evidence {
        public enum Timeliness {
            IN_TIME,
            LATE
        }
    }

    /// The reporter rates the subject, as members of the public sets do.
    ///
    /// @param value from −10 to 10; above 0 is good, and 0 says neither
    record Rating(Fact fact, int value) implements Evidence {
        public static final int VALUE_MAX = 10;

        public Rating {
            if (Math.abs(value) > VALUE_MAX) {
                throw new IllegalArgumentException("A rating is from -%d to %d, but '%s' is %d."
                        .formatted(VALUE_MAX, VALUE_MAX, fact.id(), value));
            }
        }
    }
}
