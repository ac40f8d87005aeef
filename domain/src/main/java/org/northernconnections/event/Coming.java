package org.northernconnections.event;

/// What an invited person has said.
public enum Coming {
    INVITED,
    COMING,
    NOT_COMING
}
