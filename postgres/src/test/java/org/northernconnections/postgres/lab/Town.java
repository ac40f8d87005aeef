package org.northernconnections.postgres.lab;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Criterion;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.PostgresPeople;
import org.northernconnections.postgres.server.TestDatabase;

/// A city with a lab, and people in every role, on a database of their own. It is noon on 8 February 2026.
final class Town implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-02-08T12:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final NewIds ids = TestDatabase.ids();
    final PostgresLedger ledger = new PostgresLedger(database.sql());
    final PostgresOrganisations organisations = new PostgresOrganisations(database.sql(), ledger);
    final PostgresPeople people = new PostgresPeople(database.sql());
    final PostgresLabs labs = new PostgresLabs(database.sql());
    final PostgresChallenges challenges = new PostgresChallenges(database.sql());
    final PostgresQuestions questions = new PostgresQuestions(database.sql());
    final PostgresFollows follows = new PostgresFollows(database.sql());
    final PostgresChallengeReviews reviews = new PostgresChallengeReviews(database.sql(), ids);
    final List<Message> sent = new ArrayList<>();
    /// The companies that have begun an application, to whatever challenge.
    final List<OrganisationId> drafting = new ArrayList<>();
    final Post post = new Collected(sent);

    final OrganisationId city = organisation("Göteborgs Stad", OrganisationKind.CITY);
    final OrganisationId otherCity = organisation("Esbjerg Kommune", OrganisationKind.CITY);
    final OrganisationId cluster = organisation("Johanneberg Science Park", OrganisationKind.CLUSTER);
    final OrganisationId lead = organisation("Energy Cluster Denmark", OrganisationKind.CLUSTER);
    final OrganisationId company = organisation("Timber AS", OrganisationKind.CITY);

    final Viewer owner = person("owner", city, Role.OWNER);
    final Viewer politician = person("politician", city, Role.POLICY);
    final Viewer otherOwner = person("other-owner", otherCity, Role.OWNER);
    final Viewer manager = person("manager", cluster, Role.CLUSTER);
    final Viewer secretariat = person("secretariat", lead, Role.SECRETARIAT);
    final Viewer colleague = person("colleague", lead, Role.SECRETARIAT);
    final Viewer boss = person("boss", company, Role.COMPANY);

    /// Keeps what was sent, once a cause.
    private record Collected(List<Message> sent) implements Post {
        @Override
        public Letter compose(Message message) {
            return Letter.of(message.cause(), message.to(), message.account(), message.language(), message.kind(), "");
        }

        @Override
        public boolean send(Message message) {
            return sent.stream().noneMatch(before -> before.cause().equals(message.cause())) && sent.add(message);
        }
    }

    static Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    MoveChallenge move() {
        return move(clock());
    }

    /// In this town nobody has handed in an application.
    private final class NoCalls implements MoveChallenge.Calls {
        @Override
        public boolean undecided(ChallengeId challenge) {
            return false;
        }

        @Override
        public List<OrganisationId> listDrafting(ChallengeId challenge) {
            return drafting;
        }

        @Override
        public int dropInvitations(ChallengeId challenge) {
            return 0;
        }

        @Override
        public void present(ChallengeId challenge) {}
    }

    MoveChallenge move(Clock clock) {
        return new MoveChallenge(labs, challenges, new NoCalls(), reviews, follows, people, post, ledger, clock);
    }

    WordChallenge word() {
        return new WordChallenge(labs, challenges, follows, post, ledger, clock());
    }

    /// Who heard of something, in the order of the mails.
    List<String> told(String kind) {
        return sent.stream()
                .filter(message -> message.kind().equals(kind))
                .map(message -> message.to().substring(0, message.to().indexOf('@')))
                .toList();
    }

    /// Does something in this person's name, as a page would.
    void as(Viewer viewer, Runnable deed) {
        changes().run(viewer.actor(), "", deed);
    }

    Changes changes() {
        return database.changes(clock());
    }

    private OrganisationId organisation(String name, OrganisationKind kind) {
        var id = new OrganisationId(ids.next());
        database.change(() -> organisations.add(
                new Organisation(id, name, "", kind, "SE", "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1)));
        return id;
    }

    private Viewer person(String name, OrganisationId organisation, Role role) {
        var account = new Account(
                new AccountId(ids.next()), name.toLowerCase(Locale.ROOT) + "@test.example", name, Language.EN, 1);
        database.change(() -> {
            people.add(account, NOON);
            people.join(account.id(), organisation, role, LocalDate.of(2020, 1, 1));
        });
        return people.viewer(account, LocalDate.of(2026, 2, 8));
    }

    /// A lab of the city that was named.
    Lab lab(String name) {
        var lab = new Lab(
                new LabId(ids.next()),
                name,
                city,
                "Göteborgs Stad",
                "Göteborg",
                "SE",
                null,
                "A preschool",
                LabState.NAMED,
                List.of(),
                1);
        database.change(() -> labs.add(lab));
        return labs.get(lab.id());
    }

    /// All four criteria, met or not.
    static List<LabCriterion> criteria(boolean met) {
        return List.of(LabCriterion.Kind.values()).stream()
                .map(kind -> new LabCriterion(kind, met, "Council, 2018"))
                .toList();
    }

    /// A complete draft of this lab, added.
    Challenge draft(Lab lab) {
        var draft = new Challenge(
                new ChallengeId(ids.next()),
                lab.id(),
                lab.name(),
                city,
                "Göteborgs Stad",
                owner.getAccount().id(),
                ChallengeState.DRAFT,
                wording(1, "A preschool without fossil materials", "Walls without fossil insulation", "Quiet roofs"),
                12,
                3,
                null,
                null,
                1);
        as(owner, () -> challenges.add(draft, NOON));
        return challenges.get(draft.id());
    }

    /// The lab, chosen by whoever does so; one that was chosen before stays as it is.
    void choose(LabId id) {
        Lab lab = labs.get(id);
        if (lab.state().opensCalls()) {
            return;
        }
        as(secretariat, () -> {
            labs.save(new Lab(
                    id,
                    lab.name(),
                    lab.owner(),
                    lab.ownerName(),
                    lab.city(),
                    lab.country(),
                    lab.place(),
                    lab.description(),
                    lab.state(),
                    criteria(true),
                    lab.version()));
            if (lab.state() == LabState.NAMED) {
                labs.step(id, LabState.SPECIFIED);
            }
            labs.step(id, LabState.CHOSEN);
        });
    }

    /// The same draft, moved on to this state by whoever does so; its lab has been chosen by the time it opens.
    Challenge inState(Lab lab, ChallengeState state) {
        Challenge draft = draft(lab);
        for (ChallengeState next : wayTo(state)) {
            if (next == ChallengeState.OPEN) {
                choose(lab.id());
            }
            as(owner, () -> {
                if (next == ChallengeState.OPEN) {
                    challenges.save(challenges.get(draft.id()).withTimes(NOON.minusSeconds(3600), closing()));
                }
                challenges.step(draft.id(), next);
            });
        }
        return challenges.get(draft.id());
    }

    static Instant closing() {
        return NOON.plusSeconds(30 * 86_400L);
    }

    private static List<ChallengeState> wayTo(ChallengeState state) {
        var way = new ArrayList<ChallengeState>();
        @Nullable ChallengeState at = state;
        while (at != null && at != ChallengeState.DRAFT) {
            way.addFirst(at);
            ChallengeState reached = at;
            at = List.of(ChallengeState.values()).stream()
                    .filter(before -> ChallengeState.STEPS.allow(before, reached))
                    .findFirst()
                    .orElse(null);
        }
        return way;
    }

    static Wording wording(int number, String title, String... needs) {
        var listed = new ArrayList<Need>();
        for (String need : needs) {
            listed.add(new Need(listed.size() + 1, need, 2));
        }
        return new Wording(
                number,
                Language.EN,
                title,
                "It opens in two years.",
                listed,
                "No fossil materials",
                "By 2021",
                "The board decides in June",
                new Budget(200_000L, 500_000L, "SEK"),
                List.of(new Criterion(1, "Fit", "How well it answers", 3), new Criterion(2, "Cost", "", 1)),
                NOON,
                "owner",
                number == 1 ? "" : "clearer");
    }

    @Override
    public void close() {
        database.close();
    }
}
