package org.northernconnections.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Promise;
import org.northernconnections.event.Event;
import org.northernconnections.event.Participant;
import org.northernconnections.event.SettleMeeting;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Viewer;

/// Follows what comes of meetings: asks both sides for two years, and keeps what they say.
///
/// The latest answer of either side moves the follow-up; it is confirmed once the other side's last answer reaches
/// as far. A pilot that succeeded, or was stopped by the other side's fault, becomes a fact, reported by who says so.
public final class AnswerFollowUp implements SettleMeeting.Opened {
    /// After how many months both sides are asked.
    public static final List<Integer> MONTHS = List.of(1, 6, 12, 24);

    static final Duration LINK_LIFE = Duration.ofDays(60);
    private static final Duration REMIND_AFTER = Duration.ofDays(14);

    private final FollowUps followUps;
    private final Recommended recommended;
    private final Facts facts;
    private final Promise promise;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Supplier<String> secrets;
    private final Clock clock;

    /// Hears where a follow-up stands, so that recommenders learn what became of their word.
    public interface Recommended {
        /// @param saidBy the side whose answer moved it
        void moved(FollowUp followUp, OrganisationId saidBy);
    }

    /// @param secrets gives new secrets that nobody can guess
    public AnswerFollowUp(
            FollowUps followUps,
            Recommended recommended,
            Facts facts,
            Promise promise,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            Supplier<String> secrets,
            Clock clock) {
        this.followUps = followUps;
        this.recommended = recommended;
        this.facts = facts;
        this.promise = promise;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Two organisations that have met are followed up from the day on which both can read what was said; so are those
    /// that were found to have met after all.
    @Override
    public void held(Event event, Participant one, Participant other) {
        if (one.organisation().equals(other.organisation())) {
            return;
        }
        followUps.start(new FollowUp(
                new FollowUpId(ids.next()),
                event.id(),
                event.labName(),
                new FollowUp.Side(one.organisation(), one.organisationName(), one.account()),
                new FollowUp.Side(other.organisation(), other.organisationName(), other.account()),
                event.day(),
                FollowUpState.TALKING,
                Value.NOT_SAID,
                false,
                null,
                1));
    }

    /// Two organisations that have not met after all are asked nothing more, unless one has said what came of it.
    @Override
    public void notHeld(Event event, Participant one, Participant other) {
        followUps
                .hold(event.id(), one.organisation(), other.organisation())
                .filter(known -> followUps.listAnswers(known.id()).isEmpty())
                .ifPresent(known -> followUps.end(known.id()));
    }

    /// A follow-up of the viewer's own organisation; for anybody else it is as if there were none.
    public FollowUp get(Viewer viewer, FollowUpId id) {
        return followUps
                .find(id)
                .filter(known -> viewer.speaksFor(known.one().organisation())
                        || viewer.speaksFor(known.other().organisation()))
                .orElseThrow(NotAllowed::toKnow);
    }

    /// The sides of a follow-up for which this viewer speaks: mostly one, both for whoever speaks for both.
    public static List<FollowUp.Side> sides(Viewer viewer, FollowUp followUp) {
        return Stream.of(followUp.one(), followUp.other())
                .filter(side -> viewer.speaksFor(side.organisation()))
                .toList();
    }

    /// The organisation as which this viewer looks at a follow-up.
    ///
    /// @param as the id of one of the viewer's sides; empty for the first
    public static OrganisationId own(Viewer viewer, FollowUp followUp, String as) {
        return sides(viewer, followUp).stream()
                .map(FollowUp.Side::organisation)
                .filter(own -> as.isEmpty() || own.value().equals(as))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }

    /// Keeps what one of the viewer's sides says, and offers the other side what it promises next.
    public void answer(Viewer viewer, FollowUpId id, OrganisationId as, Answer.Said said) {
        OrganisationId own = own(viewer, get(viewer, id), as.value());
        keep(id, own, said, false, viewer.getAccount().id());
    }

    private void keep(FollowUpId id, OrganisationId own, Answer.Said said, boolean byLink, AccountId by) {
        FollowUp before = followUps.hold(id);
        List<Answer> earlier = followUps.listAnswers(id);
        Answer answer = new Answer(
                new AnswerId(ids.next()),
                id,
                own,
                said.state(),
                said.value(),
                said.why(),
                said.words(),
                byLink,
                clock.instant());
        followUps.add(answer, by);
        followUps.answered(id, own, clock.instant());
        OrganisationId other = before.opposite(own).organisation();
        Optional<Answer> theirs = last(earlier, other);
        var now = new FollowUp(
                id,
                before.event(),
                before.about(),
                before.one(),
                before.other(),
                before.since(),
                said.state(),
                said.value() == Value.NOT_SAID ? before.value() : said.value(),
                theirs.filter(known -> confirms(known, said.state())).isPresent(),
                said.why(),
                before.version());
        if (!followUps.save(now)) {
            throw new TooLate("followup.too_late.changed");
        }
        report(before, earlier, answer);
        recommended.moved(now, own);
        if (before.state() != now.state()) {
            tell(now, before.opposite(own), before.side(own).name(), answer);
        }
        if (said.next() != null) {
            promise.said(own, other, said.next().promise(), said.next().due(), false, null);
        }
    }

    private static boolean confirms(Answer theirs, FollowUpState said) {
        return said == FollowUpState.STOPPED
                ? theirs.state() == FollowUpState.STOPPED
                : theirs.state().reaches(said);
    }

    private static Optional<Answer> last(List<Answer> oldestFirst, OrganisationId from) {
        return oldestFirst.reversed().stream()
                .filter(answer -> answer.from().equals(from))
                .findFirst();
    }

    /// What an answer says about the other side becomes a fact; what a correction does not say any more is taken back.
    private void report(FollowUp followUp, List<Answer> earlier, Answer answer) {
        Map<DatedFact.Kind, Answer> before = standing(earlier, answer.from());
        Map<DatedFact.Kind, Answer> now =
                standing(Stream.concat(earlier.stream(), Stream.of(answer)).toList(), answer.from());
        before.forEach((kind, known) -> {
            if (!known.equals(now.get(kind))) {
                facts.withdraw(cause(known));
            }
        });
        now.forEach((kind, known) -> {
            if (known.equals(answer)) {
                FollowUp.Side other = followUp.opposite(answer.from());
                facts.add(new DatedFact(
                        new EvidenceId(ids.next()),
                        kind,
                        answer.from(),
                        other.organisation(),
                        other.name(),
                        followUp.about(),
                        today(),
                        answer.words(),
                        cause(answer)));
                ledger.note("organisation", other.organisation().value(), "fact added", "");
            }
        });
    }

    /// What a side says about the other one, each by the first answer since when it says so.
    ///
    /// A contract stands until a lower rung corrects it: that it ended later does not undo it. Somebody's fault
    /// stands as long as the side goes on saying so, and only what was tried can have been spoilt.
    private static Map<DatedFact.Kind, Answer> standing(List<Answer> oldestFirst, OrganisationId from) {
        var standing = new EnumMap<DatedFact.Kind, Answer>(DatedFact.Kind.class);
        boolean tried = false;
        for (Answer answer : oldestFirst) {
            if (answer.from().equals(from)) {
                if (answer.state().reaches(FollowUpState.CONTRACT)) {
                    standing.putIfAbsent(DatedFact.Kind.PILOT_SUCCEEDED, answer);
                } else if (answer.state() != FollowUpState.STOPPED) {
                    standing.remove(DatedFact.Kind.PILOT_SUCCEEDED);
                }
                if (answer.why() != Why.THEIR_FAULT) {
                    standing.remove(DatedFact.Kind.PILOT_STOPPED);
                } else if (tried) {
                    standing.putIfAbsent(DatedFact.Kind.PILOT_STOPPED, answer);
                }
            }
            tried |= answer.state().reaches(FollowUpState.TEST);
        }
        return standing;
    }

    private static String cause(Answer answer) {
        return "followup:%s".formatted(answer.id());
    }

    private void tell(FollowUp now, FollowUp.Side whom, String byName, Answer answer) {
        reader(whom).ifPresent(account -> {
            String cause = "followup_moved:%s:%s".formatted(answer.id(), account.id());
            if (speaksToday(account, whom.organisation())) {
                post.send(
                        Message.to(account, "followup_moved", cause, address(now, whom, account), byName, now.about()));
            } else {
                String secret = secrets.get();
                addLink(secret, account, whom.organisation(), now.id());
                post.send(byLink(account, "followup_moved_link", cause, secret, byName, now.about()));
            }
        });
    }

    /// Where a side reads it, which has to be said to whoever speaks for both.
    private String address(FollowUp followUp, FollowUp.Side side, Account reader) {
        String address = "/followups/" + followUp.id();
        boolean both =
                speaksToday(reader, followUp.opposite(side.organisation()).organisation());
        return both ? "%s?as=%s".formatted(address, side.organisation()) : address;
    }

    /// Whoever spoke for an organisation that has left reads none of its pages any more.
    private boolean speaksToday(Account account, OrganisationId organisation) {
        return people.listOf(organisation).stream().anyMatch(known -> known.id().equals(account.id()));
    }

    /// @return the hash under which it is kept
    private String addLink(String secret, Account reader, OrganisationId of, @Nullable FollowUpId about) {
        String hash = SigningIn.hash(secret);
        Instant now = clock.instant();
        followUps.addLink(hash, new FollowUps.Link(reader.id(), of, now.plus(LINK_LIFE), null), about, now);
        return hash;
    }

    private static Message byLink(Account reader, String kind, String cause, String secret, Object... arguments) {
        return new Message(
                kind,
                cause,
                reader.email(),
                reader.id(),
                reader.language(),
                "/followups/answer/" + secret,
                List.of(arguments),
                true,
                Mail.Calendar.NONE);
    }

    /// Who is asked for a side: the person who sat in the meeting while he or she speaks for it, or the first who does.
    private Optional<Account> reader(FollowUp.Side side) {
        return People.readerAmong(people.listSpeakers(side.organisation()), side.reader());
    }

    /// Asks what is due, and once more two weeks later. For a job.
    ///
    /// Each reader gets one mail for one organisation, whatever number of follow-ups is due.
    public void ask() {
        send(followUps.listDue(today()), "followup_ask");
        send(followUps.listUnanswered(clock.instant().minus(REMIND_AFTER)), "followup_remind");
    }

    private record Reader(Account account, OrganisationId of) {}

    private void send(List<FollowUps.Ask> asks, String kind) {
        Map<Reader, List<FollowUps.Ask>> byReader = new LinkedHashMap<>();
        for (FollowUps.Ask ask : asks) {
            reader(ask.followUp().side(ask.of()))
                    .ifPresent(account -> byReader.computeIfAbsent(
                                    new Reader(account, ask.of()), _ -> new java.util.ArrayList<>())
                            .add(ask));
        }
        byReader.forEach((reader, due) -> send(reader, due, kind));
    }

    private void send(Reader reader, List<FollowUps.Ask> due, String kind) {
        String secret = secrets.get();
        String hash = addLink(secret, reader.account, reader.of, null);
        due.forEach(ask -> followUps.asked(ask, hash, clock.instant()));
        FollowUp first = due.getFirst().followUp();
        post.send(byLink(
                reader.account,
                kind,
                "%s:%s".formatted(kind, hash),
                secret,
                first.opposite(reader.of).name(),
                due.size(),
                first.about()));
    }

    /// What a link asks for.
    ///
    /// @param followUps none once a reminder has brought a newer link
    /// @param usedAt when it was answered; null while it waits
    public record Asked(
            OrganisationId of,
            List<FollowUp> followUps,
            @Nullable Instant usedAt,
            boolean expired) {
        public boolean works() {
            return usedAt == null && !expired && !followUps.isEmpty();
        }

        /// Can the answers that were given through it be corrected?
        public boolean corrects() {
            return usedAt != null && !expired && !followUps.isEmpty();
        }
    }

    /// What the link with this secret asks for, if there is such a link.
    public Optional<Asked> find(String secret) {
        String hash = SigningIn.hash(secret);
        return followUps
                .findLink(hash)
                .map(link -> new Asked(link.of(), followUps.listOfLink(hash), link.usedAt(), expired(link)));
    }

    private boolean expired(FollowUps.Link link) {
        return link.expiresAt().isBefore(clock.instant()) || !speaks(link);
    }

    /// Does whoever got the link still speak for the organisation?
    private boolean speaks(FollowUps.Link link) {
        return people.listSpeakers(link.of()).stream()
                .anyMatch(account -> account.id().equals(link.account()));
    }

    /// Keeps what was said through a link, and uses it up.
    ///
    /// @return how many answers were kept; none if the link does not work any more
    public int answer(String secret, Map<FollowUpId, Answer.Said> said) {
        String hash = SigningIn.hash(secret);
        Optional<FollowUps.Link> link = followUps.findLink(hash);
        if (link.isEmpty() || !speaks(link.get()) || !followUps.useLink(hash, clock.instant())) {
            return 0;
        }
        return keep(hash, link.get(), said);
    }

    /// Keeps what corrects the answers that were given through a link, until it expires.
    ///
    /// @return how many answers were kept; none if the link was not used yet, or does not work any more
    public int correct(String secret, Map<FollowUpId, Answer.Said> said) {
        String hash = SigningIn.hash(secret);
        return followUps
                .findLink(hash)
                .filter(link -> link.usedAt() != null && !expired(link))
                .map(link -> keep(hash, link, said))
                .orElse(0);
    }

    private int keep(String hash, FollowUps.Link link, Map<FollowUpId, Answer.Said> said) {
        int kept = 0;
        for (FollowUp asked : followUps.listOfLink(hash)) {
            Answer.Said answer = said.get(asked.id());
            if (answer != null) {
                keep(asked.id(), link.of(), answer, true, link.account());
                kept++;
            }
        }
        return kept;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
