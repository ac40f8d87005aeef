package org.northernconnections.web.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.connection.Commitments;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Expect;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Retrace;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.followup.WordRecord;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.trust.bounded.Model;
import org.northernconnections.trust.track.Words;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What one's own organisation has seen of others, and may expect of them. Nobody else's view is shown.
@Controller
public final class ConnectionPages {
    private final Expect expect;
    private final Retrace retrace;
    private final Facts facts;
    private final Commitments commitments;
    private final GivenWords words;

    public ConnectionPages(Expect expect, Retrace retrace, Facts facts, Commitments commitments, GivenWords words) {
        this.expect = expect;
        this.retrace = retrace;
        this.facts = facts;
        this.commitments = commitments;
        this.words = words;
    }

    /// @param asRecommender what became of the words that the subject gave on challenges of one's own organisation
    /// @param record the viewer may open their record
    /// @param views the organisations that the viewer may look as
    /// @param since the day to compare with, as it was typed
    public record TrustPage(
            Page page,
            Expect.Expectation expectation,
            Retrace.Retraced retraced,
            List<Path> paths,
            Words asRecommender,
            boolean record,
            List<Choice> views,
            String as,
            String since,
            Problems problems)
            implements ForPrograms<TrustShape> {
        @Override
        public TrustShape shape() {
            return TrustShape.of(expectation, retraced, paths, asRecommender);
        }

        /// How far weights are from being fitted.
        public String notCalibrated() {
            return page.t("connection.not_calibrated", retraced.outcomes(), Model.OUTCOMES_MIN);
        }

        /// Where the interval begins on a scale of 0 to 100.
        public long low() {
            return Math.round(100 * expectation.estimate().low());
        }

        /// Where the interval ends on a scale of 0 to 100.
        public long high() {
            return Math.round(100 * expectation.estimate().high());
        }

        public long middle() {
            return Math.round(100 * expectation.estimate().probability());
        }
    }

    /// One partner of one's own: how many facts of each kind, and the latest.
    public record Partner(OrganisationId id, String name, Map<DatedFact.Kind, Integer> counts, DatedFact latest) {}

    /// @param open promises that wait, with a mark whether we made them
    public record ConnectionsPage(
            Page page,
            List<Choice> views,
            String as,
            List<Partner> partners,
            List<DatedFact> facts,
            List<Commitment> open)
            implements ForPrograms<ConnectionsShape> {
        @Override
        public ConnectionsShape shape() {
            return ConnectionsShape.of(this);
        }
    }

    @Api(TrustPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/organisations/{id}/trust")
    ModelAndView trust(
            Page page,
            @PathVariable OrganisationId id,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String since) {
        List<Choice> views = views(page).stream()
                .filter(view -> !view.value().equals(id.value()))
                .toList();
        OrganisationId own = chosen(views, as);
        Expect.Expectation expectation = expect.of(page.viewer(), own, id, page.today());
        List<GivenWord> toUs = words.listOfOwners(List.of(own));
        List<Path> paths = Path.list(toUs, own, id, () -> facts.listReportedBy(List.of(own)));
        Words asRecommender = WordRecord.scored(
                toUs.stream().filter(word -> word.cluster().equals(id)).toList());
        Optional<LocalDate> day = day(since).filter(from -> !from.isAfter(page.today()));
        Problems problems =
                Problems.none().require(since.isEmpty() || day.isPresent(), "since", "connection.since.wrong");
        var it = new TrustPage(
                page,
                expectation,
                retrace.of(expectation, day.orElse(null), page.today()),
                paths,
                asRecommender,
                page.viewer().speaksFor(own, Role.OWNER),
                views,
                own.value(),
                since,
                problems);
        return problems.any() ? page.refuse("connection/trust", it) : page.show("connection/trust", it);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Api(ConnectionsPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/connections")
    ModelAndView connections(Page page, @RequestParam(defaultValue = "") String as) {
        List<Choice> views = views(page);
        if (views.isEmpty()) {
            return page.show(
                    "connection/connections", new ConnectionsPage(page, views, "", List.of(), List.of(), List.of()));
        }
        OrganisationId own = chosen(views, as);
        List<DatedFact> seen = facts.listReportedBy(List.of(own));
        return page.show(
                "connection/connections",
                new ConnectionsPage(
                        page,
                        views,
                        own.value(),
                        partners(seen),
                        seen,
                        commitments.listOf(List.of(own)).stream()
                                .filter(commitment -> commitment.state().open())
                                .toList()));
    }

    /// The organisations that the viewer speaks for, each once.
    static List<Choice> views(Page page) {
        Map<String, Choice> views = new LinkedHashMap<>();
        for (Membership membership : page.viewer().memberships()) {
            String id = membership.organisation().value();
            views.putIfAbsent(id, new Choice(id, membership.organisationName()));
        }
        return List.copyOf(views.values());
    }

    /// The view asked for, or the first; a view that is not one's own is as if it did not exist.
    static OrganisationId chosen(List<Choice> views, String as) {
        if (views.isEmpty()) {
            throw NotAllowed.toDo("look without an organisation");
        }
        return views.stream()
                .filter(view -> as.isEmpty() || view.value().equals(as))
                .findFirst()
                .map(view -> new OrganisationId(view.value()))
                .orElseThrow(NotAllowed::toKnow);
    }

    /// Partners by the day of the latest fact, newest first.
    private static List<Partner> partners(List<DatedFact> newestFirst) {
        Map<OrganisationId, List<DatedFact>> bySubject = new LinkedHashMap<>();
        newestFirst.forEach(fact -> bySubject
                .computeIfAbsent(fact.subject(), _ -> new ArrayList<>())
                .add(fact));
        return bySubject.entrySet().stream()
                .map(entry -> partner(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Partner partner(OrganisationId id, List<DatedFact> facts) {
        Map<DatedFact.Kind, Integer> counts = new java.util.EnumMap<>(DatedFact.Kind.class);
        facts.forEach(fact -> counts.merge(fact.kind(), 1, Integer::sum));
        return new Partner(id, facts.getFirst().subjectName(), counts, facts.getFirst());
    }

    /// The tone in which a promise's state is shown.
    public static String tone(CommitmentState state) {
        return switch (state) {
            case PROPOSED -> "info";
            case AGREED -> "calm";
            case KEPT -> "good";
            case BROKEN -> "bad";
            case RELEASED -> "calm";
        };
    }
}
