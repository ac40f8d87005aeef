package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Makes a promise, and says what became of it.
///
/// Who promises proposes; the other side agrees, and says in the end whether it was kept. What is kept or broken
/// becomes a fact, reported by the side that was promised: nobody can praise itself.
public final class Promise {
    private final Commitments commitments;
    private final Facts facts;
    private final Organisations organisations;
    private final Companies companies;
    private final People people;
    private final Post post;
    private final PromiseLetters letters;
    private final NoteAnswer noteAnswer;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public Promise(
            Commitments commitments,
            Facts facts,
            Organisations organisations,
            Companies companies,
            People people,
            Post post,
            NoteAnswer noteAnswer,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.commitments = commitments;
        this.facts = facts;
        this.organisations = organisations;
        this.companies = companies;
        this.people = people;
        this.post = post;
        this.letters = new PromiseLetters(people, post);
        this.noteAnswer = noteAnswer;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// The promise, if the viewer speaks for one of its two sides; otherwise it is as if there were none.
    public Commitment get(Viewer viewer, CommitmentId id) {
        Commitment commitment = commitments.find(id).orElseThrow(NotAllowed::toKnow);
        if (!viewer.speaksFor(commitment.by()) && !viewer.speaksFor(commitment.to())) {
            throw NotAllowed.toKnow();
        }
        return commitment;
    }

    /// Offers a promise to another organisation, which is told.
    public Commitment propose(Viewer viewer, OrganisationId by, OrganisationId to, String promise, LocalDate due) {
        if (!viewer.speaksFor(by)) {
            throw NotAllowed.toDo("promise for this organisation");
        }
        Organisation promiser = organisations.get(by);
        Organisation other = Expect.visible(viewer, to, organisations, companies);
        var commitment = new Commitment(
                new CommitmentId(ids.next()),
                by,
                promiser.name(),
                to,
                other.name(),
                promise.strip(),
                due,
                today(),
                CommitmentState.PROPOSED,
                1);
        commitments.add(commitment, null);
        letters.tell(commitment, to, "commitment_proposed", promiser.name());
        return commitment;
    }

    /// Keeps a promise that one side made to the other elsewhere, such as at a meeting.
    ///
    /// @param agreed the other side said the same, so that it counts at once
    /// @param outcome the id of the word on a meeting in which it was said; null for none
    public Commitment said(
            OrganisationId by,
            OrganisationId to,
            String promise,
            LocalDate due,
            boolean agreed,
            @Nullable String outcome) {
        var commitment = new Commitment(
                new CommitmentId(ids.next()),
                by,
                organisations.get(by).name(),
                to,
                organisations.get(to).name(),
                promise.strip(),
                due,
                today(),
                agreed ? CommitmentState.AGREED : CommitmentState.PROPOSED,
                1);
        commitments.add(commitment, outcome);
        if (!agreed) {
            letters.tell(commitment, to, "commitment_proposed", commitment.byName());
            tellWhoeverHasLeft(commitment);
        }
        return commitment;
    }

    /// Nobody agrees for an organisation that has left; whoever spoke for it last reads what it was promised.
    private void tellWhoeverHasLeft(Commitment commitment) {
        if (!people.listOf(commitment.to()).isEmpty()) {
            return;
        }
        Date due = Date.from(commitment.due().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        for (Account reader : people.listLastOf(commitment.to())) {
            post.send(Message.to(
                    reader,
                    "commitment_told",
                    "commitment_told:%s:%s".formatted(commitment.id(), reader.id()),
                    "/",
                    commitment.byName(),
                    commitment.promise(),
                    due));
        }
    }

    /// The other side takes the promise up: from now on it counts.
    public void agree(Viewer viewer, CommitmentId id) {
        Commitment commitment = asReceiver(viewer, id);
        requireOpen(commitment, true);
        step(commitment, CommitmentState.AGREED);
        noteAnswer.answered(
                commitment.id().value(), commitment.by(), commitment.to(), commitment.toName(), commitment.made());
        letters.tell(commitment, commitment.by(), "commitment_agreed", commitment.toName());
    }

    /// The other side confirms that the promise was kept.
    ///
    /// @param late the other side says that it was kept after its day; never before that day has passed
    public void keep(Viewer viewer, CommitmentId id, boolean late) {
        Commitment commitment = asReceiver(viewer, id);
        boolean tooLate = late && today().isAfter(commitment.due());
        step(commitment, CommitmentState.KEPT);
        report(commitment, tooLate ? DatedFact.Kind.COMMITMENT_LATE : DatedFact.Kind.COMMITMENT_KEPT);
        letters.tellTurn(commitment, tooLate ? "commitment_kept_late" : "commitment_kept");
    }

    /// The other side says that the promise was broken; not before its day has passed.
    public void breakIt(Viewer viewer, CommitmentId id) {
        Commitment commitment = asReceiver(viewer, id);
        if (!today().isAfter(commitment.due())) {
            throw new TooLate("connection.too_late.not_due");
        }
        step(commitment, CommitmentState.BROKEN);
        report(commitment, DatedFact.Kind.COMMITMENT_BROKEN);
        letters.tellTurn(commitment, "commitment_broken");
    }

    /// The other side said by mistake that the promise was kept or broken: it waits for that word again, and the fact
    /// counts no more. What was set aside counts nothing already, and stays as it is.
    public void takeBack(Viewer viewer, CommitmentId id) {
        Commitment commitment = asReceiver(viewer, id);
        requireOpen(commitment, false);
        step(commitment, CommitmentState.AGREED);
        if (!facts.withdraw(cause(commitment, commitment.version()))) {
            throw new TooLate("connection.too_late.set_aside");
        }
        letters.tellTurn(commitment, "commitment_taken_back");
    }

    /// The other side needs it no more, or the promiser takes back what was not yet agreed. It counts nothing.
    public void release(Viewer viewer, CommitmentId id) {
        Commitment commitment = get(viewer, id);
        boolean takenBack = commitment.state() == CommitmentState.PROPOSED && viewer.speaksFor(commitment.by());
        if (!takenBack && !viewer.speaksFor(commitment.to())) {
            throw NotAllowed.toDo("release this promise");
        }
        step(commitment, CommitmentState.RELEASED);
    }

    /// The word on a meeting was set aside: what was promised in it counts nothing, and is released while it is open.
    /// Both sides are told.
    ///
    /// @param outcome the id of that word
    public void setAside(String outcome) {
        for (Commitment commitment : commitments.listOfOutcome(outcome)) {
            boolean open = commitment.state().open();
            if (open) {
                step(commitment, CommitmentState.RELEASED);
            }
            if (facts.withdraw(cause(commitment, commitment.version())) || open) {
                letters.tell(commitment, commitment.by(), "commitment_set_aside", commitment.toName());
                letters.tell(commitment, commitment.to(), "commitment_set_aside", commitment.byName());
            }
        }
    }

    private Commitment asReceiver(Viewer viewer, CommitmentId id) {
        Commitment commitment = get(viewer, id);
        if (!viewer.speaksFor(commitment.to())) {
            throw NotAllowed.toDo("answer this promise");
        }
        return commitment;
    }

    /// Both what waits and what has ended can become agreed, each by a deed of its own.
    private static void requireOpen(Commitment commitment, boolean open) {
        if (commitment.state().open() != open) {
            throw new TooLate("connection.too_late.changed");
        }
    }

    private void step(Commitment commitment, CommitmentState to) {
        if (!CommitmentState.STEPS.allow(commitment.state(), to) || !commitments.step(commitment, to)) {
            throw new TooLate("connection.too_late.changed");
        }
    }

    private void report(Commitment commitment, DatedFact.Kind kind) {
        facts.add(new DatedFact(
                new EvidenceId(ids.next()),
                kind,
                commitment.to(),
                commitment.by(),
                commitment.byName(),
                "",
                today(),
                "",
                cause(commitment, commitment.version() + 1)));
        ledger.note("organisation", commitment.by().value(), "fact added", "");
    }

    /// Each turn is a cause of its own: what was taken back can be said again.
    ///
    /// @param version of the promise since it was kept or broken
    private static String cause(Commitment commitment, int version) {
        return "commitment:%s:%d".formatted(commitment.id(), version);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
