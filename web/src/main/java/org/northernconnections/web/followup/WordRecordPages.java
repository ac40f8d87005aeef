package org.northernconnections.web.followup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.followup.WordRecord;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.trust.track.Words;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What became of recommendations: for the cluster that gave its word, and for the owner who relied on it.
///
/// Nobody else sees a record: an owner sees what became of words on its own challenges alone.
@Controller
public final class WordRecordPages {
    private final GivenWords words;

    public WordRecordPages(GivenWords words) {
        this.words = words;
    }

    /// The words of one cluster, as far as the viewer may know them, with the record that they make.
    public record Held(OrganisationId cluster, String clusterName, List<GivenWord> words, WordRecord record) {
        /// The score of the words whose outcome is known, with its parts.
        public Words score() {
            return WordRecord.scored(words);
        }

        public Reliability reliability() {
            return Reliability.of(words);
        }
    }

    /// @param given the words of the viewer's own clusters
    /// @param relied the words of each cluster on challenges of the viewer's own organisations
    public record RecordPage(Page page, List<Held> given, List<Held> relied) implements ForPrograms<WordRecordShape> {
        @Override
        public WordRecordShape shape() {
            return WordRecordShape.of(this);
        }
    }

    @Api(RecordPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER})
    @GetMapping("/recommendations/record")
    ModelAndView record(Page page) {
        return page.show(
                "followup/record",
                new RecordPage(
                        page,
                        held(words.listOfClusters(page.viewer().organisations(Role.CLUSTER))),
                        held(words.listOfOwners(page.viewer().organisations(Role.OWNER)))));
    }

    /// By cluster, in the order of the words.
    private static List<Held> held(List<GivenWord> all) {
        Map<OrganisationId, List<GivenWord>> byCluster = new LinkedHashMap<>();
        all.forEach(word -> byCluster
                .computeIfAbsent(word.cluster(), _ -> new ArrayList<>())
                .add(word));
        return byCluster.values().stream()
                .map(own -> new Held(
                        own.getFirst().cluster(), own.getFirst().clusterName(), List.copyOf(own), WordRecord.of(own)))
                .toList();
    }
}
