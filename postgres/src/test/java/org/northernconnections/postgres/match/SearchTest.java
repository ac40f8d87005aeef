package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Viewer;

/// A search of companies: in the words typed, then in others; page by page.
class SearchTest {
    private static final int ROOFERS = 70;
    private static MatchScene scene;
    private static Company mussels;

    @BeforeAll
    static void fill() {
        scene = new MatchScene(new CompanyIndex(StaticEncoder.shipped()), new CompanyIndex(StaticEncoder.shipped()));
        Company shy = scene.stating("Clean water for harbours");
        Company named = scene.stating("Bookkeeping for towns");
        mussels = scene.stating("Clean water for harbours");
        List<Company> all = new ArrayList<>(List.of(shy, named, mussels));
        IntStream.range(0, ROOFERS).forEach(_ -> all.add(scene.stating("Roofs with gutters")));
        scene.add(all);
        scene.database.change(() -> {
            scene.database
                    .sql()
                    .sql("update organisation set name = 'Vandværket' where id = ?")
                    .params(named.id().value())
                    .update();
            scene.database
                    .sql()
                    .sql("update company set visibility = 'private' where organisation_id = ?")
                    .params(shy.id().value())
                    .update();
        });
        scene.matches.rebuild();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void everyPageIsReachedAndAllAreCounted() {
        Matches.Found<Company> first = scene.matches.searchCompanies(Viewer.PUBLIC, "gutters", "en", 0, 50);
        Matches.Found<Company> second = scene.matches.searchCompanies(Viewer.PUBLIC, "gutters", "en", 50, 50);

        assertThat(first.page()).hasSize(50);
        assertThat(second.page()).hasSize(ROOFERS - 50).doesNotContainAnyElementsOf(first.page());
        assertThat(first.total()).isEqualTo(ROOFERS);
        assertThat(second.total()).isEqualTo(ROOFERS);
        assertThat(first.all()).isTrue();
    }

    @Test
    void whatIsSaidInOtherWordsStandsBehindTheNameAndIsMarkedAndHiddenOnesAreNotCounted() {
        Matches.Found<Company> found = scene.matches.searchCompanies(Viewer.PUBLIC, "vand", "da", 0, 50);

        assertThat(found.page()).extracting(Company::name).containsExactly("Vandværket", mussels.name());
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.otherWords()).extracting(Company::name).containsExactly(mussels.name());
        assertThat(scene.matches
                        .searchCompanies(Viewer.PUBLIC, "blorft", "da", 0, 50)
                        .total())
                .isZero();
    }
}
