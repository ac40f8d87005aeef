package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.Need;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.MatchJudgements;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Mixing;
import org.northernconnections.partnership.Company;

class SeveralNodesTest {
    private static final Challenge CHALLENGE =
            MatchScene.challenge("A park", new Need(1, "Beehives on the roofs of schools", 1));
    private static final String BEEHIVES = "Beehives for city parks";

    @Test
    void whatAnotherNodeChangedIsFoundTenSecondsLater() {
        try (var scene = new MatchScene()) {
            Matches node = scene.matches;
            Company beekeeper = scene.stating(BEEHIVES);
            node.rebuild();
            scene.add(List.of(beekeeper));

            assertThat(node.search("beehives", "en", 5)).isEmpty();
            scene.clock.wind(Duration.ofSeconds(10));
            assertThat(node.search("beehives", "en", 5)).containsExactly(beekeeper.id());

            scene.database.change(() -> scene.database
                    .sql()
                    .sql("update organisation set valid_until = '2026-05-08' where id = ?")
                    .params(beekeeper.id().value())
                    .update());
            scene.clock.wind(Duration.ofSeconds(10));
            assertThat(node.search("beehives", "en", 5)).isEmpty();
        }
    }

    /// The weights that a page names are those by which its numbers were made, from the next call on; a comparison
    /// takes them up as a list does.
    @Test
    void aFitIsComputedByTheWeightsThatItsPageNames() {
        try (var scene = new MatchScene()) {
            Matches node = scene.matches;
            CompanyIndex index = scene.index;
            node.rebuild();
            Company beekeeper = scene.stating(BEEHIVES);
            double fixed = node.fit(CHALLENGE, beekeeper).score();
            assertThat(node.explain(CHALLENGE, beekeeper).weights().why()).isEqualTo(LearnWeights.Why.FEW);

            scene.database.change(() -> scene.judgements.add(new MatchJudgements.Fitting(
                    scene.clock.instant(), index.encoder(), 120, 40, scene.clock.instant(), true, -4, 3, 3, 0.7, 0.5)));
            Matches.Explained explained = node.explain(CHALLENGE, beekeeper);

            assertThat(explained.weights().why()).isEqualTo(LearnWeights.Why.FITTED);
            assertThat(explained.encoder()).isEqualTo(index.encoder());
            assertThat(explained.fit().score()).isNotCloseTo(fixed, within(0.01));
            assertThat(index.mixing()).isEqualTo(new Mixing.Fitted(-4, 3, 3));

            scene.database.change(() -> scene.judgements.add(new MatchJudgements.Fitting(
                    scene.clock.instant(),
                    index.encoder(),
                    121,
                    40,
                    scene.clock.instant(),
                    false,
                    -4,
                    3,
                    3,
                    0.5,
                    0.5)));
            scene.clock.wind(Duration.ofSeconds(10));
            assertThat(node.fit(CHALLENGE, beekeeper).score()).isEqualTo(fixed);
        }
    }
}
