package org.northernconnections.lab;

import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.Saved;

/// The living labs.
public interface Labs {
    Optional<Lab> find(LabId id);

    /// @throws java.util.NoSuchElementException if there is none
    Lab get(LabId id);

    /// All labs, running ones first, then by name.
    List<Lab> list();

    /// Adds a lab that has just been named.
    void add(Lab lab);

    /// Keeps what is said about a lab, unless somebody else saved it in the meantime.
    Saved<Lab> save(Lab lab);

    /// Takes a step; the ledger notes it.
    void step(LabId id, LabState to);

    /// Lets others who lock this lab, and calls that open in it, wait until the present change ends.
    void lock(LabId id);
}
