package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Need;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Pairing;
import org.northernconnections.match.PairingId;
import org.northernconnections.match.PairingState;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Ranked;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.server.TestDatabase;

class TogetherTest {
    private static final Challenge CHALLENGE =
            MatchScene.challenge("A preschool", new Need(1, "Timber roofs", 3), new Need(2, "Playground surfaces", 1));

    /// Seventy answer the weightier need; the one that answers the other fits least of all.
    @Test
    void whoAloneAnswersOneNeedIsInATeamHoweverManyFitBetter() {
        try (var scene = new MatchScene()) {
            List<Company> all = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                all.add(scene.stating("Timber roofs"));
            }
            Company specialist = scene.stating("Playground surfaces");
            all.add(specialist);
            scene.add(all);
            scene.matches.rebuild();

            List<Matches.Fitting> fitting = scene.matches.companiesFor(Viewer.PUBLIC, CHALLENGE, Together.FITTING_MAX);
            List<Together.TeamMatch> teams =
                    scene.together(new PostgresPairings(scene.database.sql())).teamsFor(CHALLENGE, fitting, 3);

            assertThat(fitting).hasSize(71);
            assertThat(fitting.getLast().id()).isEqualTo(specialist.id());
            assertThat(teams)
                    .isNotEmpty()
                    .allSatisfy(team ->
                            assertThat(team.companies()).extracting(Company::id).contains(specialist.id()));
        }
    }

    /// They agreed about another challenge; of this one a "no" holds, until one says yes to it.
    @Test
    void aNoToThisChallengeKeepsTwoApartThoughTheyAgreedOnAnother() {
        try (var scene = new MatchScene()) {
            TestDatabase database = scene.database;
            Company roofs = scene.stating("Timber roofs");
            Company play = scene.stating("Playground surfaces");
            var another = new ChallengeId("ccccccccccc2");
            scene.add(List.of(roofs, play));
            database.change(() -> {
                database.sql().sql("""
                                insert into organisation (id, name, kind, country, valid_from)
                                values ('aaaaaaaaaaaa', 'Göteborgs Stad', 'city', 'SE', '2020-01-01')
                                """).update();
                database.sql().sql("""
                                insert into lab (id, name, owner_id, city, country, state)
                                values ('lab000000000', 'Hoppet', 'aaaaaaaaaaaa', '', 'SE', 'named')
                                """).update();
                for (ChallengeId id : List.of(CHALLENGE.id(), another)) {
                    database.sql().sql("""
                                    insert into challenge (id, lab_id, owner_id, state, created_at)
                                    values (?, 'lab000000000', 'aaaaaaaaaaaa', 'draft', now())
                                    """).params(id.value()).update();
                    database.sql().sql("""
                                    insert into challenge_version (challenge_id, number, language, title, created_at,
                                                                   created_by)
                                    values (?, 1, 'en', 'T', now(), 'test')
                                    """).params(id.value()).update();
                }
            });
            scene.matches.rebuild();
            List<Matches.Fitting> fitting = scene.matches.companiesFor(Viewer.PUBLIC, CHALLENGE, Together.FITTING_MAX);
            var pairings = new PostgresPairings(database.sql());
            Together together = scene.together(pairings);

            assertThat(together.teamsFor(CHALLENGE, fitting, 3)).hasSize(1);
            database.change(() -> answered(scene.ids, pairings, another, roofs, play, PairingState.AGREED));
            assertThat(together.teamsFor(CHALLENGE, fitting, 3)).hasSize(1);
            database.change(() -> answered(scene.ids, pairings, CHALLENGE.id(), roofs, play, PairingState.DECLINED));
            assertThat(together.teamsFor(CHALLENGE, fitting, 3)).isEmpty();
            database.change(() -> answered(scene.ids, pairings, CHALLENGE.id(), play, roofs, PairingState.AGREED));
            assertThat(together.teamsFor(CHALLENGE, fitting, 3)).hasSize(1);
        }
    }

    private static void answered(
            NewIds ids, Pairings pairings, ChallengeId challenge, Company asker, Company asked, PairingState answer) {
        var id = new PairingId(ids.next());
        pairings.add(new Pairing(
                id,
                challenge,
                "",
                asker.id(),
                asker.name(),
                asked.id(),
                asked.name(),
                1,
                "",
                0,
                "",
                MatchScene.NOW,
                PairingState.ASKED));
        assertThat(pairings.step(id, PairingState.ASKED, answer, MatchScene.NOW.plusSeconds(60)))
                .isTrue();
    }

    /// Where the best alone are counted, the page says so, and offers the countries of the others too.
    @Test
    void whereMoreMayFitThanAreCountedThisIsSaid() {
        try (var scene = new MatchScene()) {
            var city = new OrganisationId("aaaaaaaaaaaa");
            scene.database.change(() -> {
                scene.organisations.add(new Organisation(
                        city,
                        "Göteborgs Stad",
                        "",
                        OrganisationKind.CITY,
                        "SE",
                        "",
                        "",
                        null,
                        "",
                        LocalDate.of(2000, 1, 1),
                        null,
                        null,
                        1));
                scene.organisations.join(city, Level.CITY, true, LocalDate.of(2020, 1, 1));
            });
            Together together = scene.together(new PostgresPairings(scene.database.sql()));
            var heard = new Together.Heard(Viewer.PUBLIC, false, Set.of());
            LocalDate today = LocalDate.of(2026, 5, 8);

            Together.WhomItReaches all = together.reach(heard, danish(Together.FITTING_MAX - 1), today);
            Together.WhomItReaches best = together.reach(heard, danish(Together.FITTING_MAX), today);

            assertThat(all.countedMax()).isZero();
            assertThat(all.countries()).containsExactly("DK");
            assertThat(best.countedMax()).isEqualTo(Together.FITTING_MAX);
            assertThat(best.countries()).containsExactlyInAnyOrder("DK", "SE");
        }
    }

    private static List<Matches.Fitting> danish(int count) {
        Ranked ranked = Ranked.of(new CompanyIndex()
                .fit(
                        new org.northernconnections.matching.Challenge("asked", List.of()),
                        new org.northernconnections.matching.Company("any", List.of())));
        return IntStream.range(0, count)
                .mapToObj(i -> new Matches.Fitting(
                        new CompanyBrief(
                                new OrganisationId("b%011d".formatted(i)),
                                "Company " + i,
                                "DK",
                                "",
                                List.of(),
                                Visibility.PUBLIC,
                                true,
                                List.of(),
                                true),
                        ranked))
                .toList();
    }
}
