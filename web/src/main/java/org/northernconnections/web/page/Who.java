package org.northernconnections.web.page;

import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Who may call a handler at all. What they may see there is asked again of each object.
public enum Who {
    /// Everybody, signed in or not.
    ANYONE,
    /// Whoever has signed in.
    SIGNED_IN,
    SECRETARIAT,
    CLUSTER,
    OWNER,
    COMPANY,
    POLICY;

    boolean covers(Viewer viewer) {
        return switch (this) {
            case ANYONE -> true;
            case SIGNED_IN -> viewer.signedIn();
            case SECRETARIAT -> viewer.is(Role.SECRETARIAT);
            case CLUSTER -> viewer.is(Role.CLUSTER);
            case OWNER -> viewer.is(Role.OWNER);
            case COMPANY -> viewer.is(Role.COMPANY);
            case POLICY -> viewer.is(Role.POLICY);
        };
    }
}
