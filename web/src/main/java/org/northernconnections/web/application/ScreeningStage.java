package org.northernconnections.web.application;

import java.util.EnumSet;
import java.util.Set;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Standing;

/// How far applications have come, as the funnel of a call counts them. Whoever is at a stage has passed those before.
public enum ScreeningStage {
    HANDED_IN,
    ELIGIBLE,
    SCORED,
    INVITED,
    CONFIRMED;

    private static final Set<ApplicationState> WAS_ELIGIBLE = EnumSet.complementOf(EnumSet.of(
            ApplicationState.DRAFT,
            ApplicationState.SUBMITTED,
            ApplicationState.NOT_ELIGIBLE,
            ApplicationState.WITHDRAWN));
    private static final Set<ApplicationState> WAS_INVITED = EnumSet.of(
            ApplicationState.SHORTLISTED,
            ApplicationState.CONFIRMED,
            ApplicationState.DECLINED,
            ApplicationState.PRESENTED);
    private static final Set<ApplicationState> COMES =
            EnumSet.of(ApplicationState.CONFIRMED, ApplicationState.PRESENTED);

    /// Has this application come so far?
    boolean reachedBy(Standing standing) {
        ApplicationState state = standing.application().state();
        return switch (this) {
            case HANDED_IN -> true;
            case ELIGIBLE -> WAS_ELIGIBLE.contains(state);
            case SCORED -> WAS_INVITED.contains(state) || (WAS_ELIGIBLE.contains(state) && standing.quality() != null);
            case INVITED -> WAS_INVITED.contains(state);
            case CONFIRMED -> COMES.contains(state);
        };
    }
}
