package org.northernconnections.match;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.matching.reach.ShySearch;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Asks a cluster "have you a member who can …?" and is told a number, never a name.
///
/// All members count, also those whose profile only their own cluster may see. The rules that keep a single member from
/// being found out are those of [ShySearch]; the memory behind them is that of the asking organisation, so that
/// colleagues cannot share a question. The cluster reads who asked what.
public final class AskShyly {
    public static final int QUESTION_LENGTH_MAX = 300;
    /// How long an answer binds later ones.
    public static final int REMEMBERED_DAYS = 30;

    private final Matches matches;
    private final Companies companies;
    private final Organisations organisations;
    private final ShyQuestions questions;
    private final Ledger ledger;
    private final Clock clock;

    public AskShyly(
            Matches matches,
            Companies companies,
            Organisations organisations,
            ShyQuestions questions,
            Ledger ledger,
            Clock clock) {
        this.matches = matches;
        this.companies = companies;
        this.organisations = organisations;
        this.questions = questions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A cluster that may be asked.
    ///
    /// @param left how many questions this person has left for it today
    public record Askable(Organisation cluster, int left) {}

    /// The clusters that this viewer may ask: all but the own ones.
    public List<Askable> clusters(Viewer viewer) {
        Map<OrganisationId, Integer> counts =
                questions.counts(viewer.getAccount().id(), today());
        return organisations.listClusters().stream()
                .filter(cluster -> !viewer.speaksFor(cluster.id()))
                .map(cluster -> new Askable(
                        cluster, Math.max(0, ShySearch.QUESTIONS_A_DAY - counts.getOrDefault(cluster.id(), 0))))
                .toList();
    }

    /// Asks one question; it counts, whatever the answer is.
    public ShySearch.Answer ask(Viewer viewer, OrganisationId cluster, Language language, String question) {
        OrganisationId own = askingFor(viewer);
        questions.lock(cluster, own);
        Askable asked = clusters(viewer).stream()
                .filter(one -> one.cluster().id().equals(cluster))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
        List<ShySearch.Before> before = questions.remembered(cluster, own, today().minusDays(REMEMBERED_DAYS)).stream()
                .map(one -> new ShySearch.Before(one.members(), answer(one.answer())))
                .toList();
        Set<OrganisationId> fitting = matches.answering(
                language,
                question,
                companies.listMembers(cluster).stream().map(Company::id).collect(Collectors.toSet()));
        ShySearch.Answer answer = ShySearch.answer(
                fitting.stream().map(OrganisationId::value).collect(Collectors.toSet()),
                before,
                ShySearch.QUESTIONS_A_DAY - asked.left());
        if (!(answer instanceof ShySearch.AskTomorrow)) {
            questions.add(
                    new ShyQuestions.Question(
                            cluster,
                            asked.cluster().name(),
                            own,
                            "",
                            language,
                            question,
                            number(answer),
                            clock.instant()),
                    viewer.getAccount().id(),
                    today(),
                    fitting);
            ledger.note("organisation", cluster.value(), "asked shyly", "");
        }
        return answer;
    }

    /// For which organisation the viewer asks: that of its first role that may.
    private static OrganisationId askingFor(Viewer viewer) {
        return Stream.of(Role.OWNER, Role.CLUSTER)
                .flatMap(role -> viewer.organisations(role).stream())
                .findFirst()
                .orElseThrow(() -> NotAllowed.toDo("ask clusters for members"));
    }

    private static ShySearch.Answer answer(int number) {
        return number == 0 ? new ShySearch.NoneOrFew() : new ShySearch.AtLeast(number);
    }

    private static int number(ShySearch.Answer answer) {
        return answer instanceof ShySearch.AtLeast(int number) ? number : 0;
    }

    /// What was asked lately for the viewer's organisations, the newest first.
    public List<ShyQuestions.Question> listAsked(Viewer viewer) {
        return questions.listAskedFor(
                Stream.of(Role.OWNER, Role.CLUSTER)
                        .flatMap(role -> viewer.organisations(role).stream())
                        .toList(),
                today().minusDays(REMEMBERED_DAYS));
    }

    /// What the viewer's own clusters were asked lately, the newest first.
    public List<ShyQuestions.Question> listAskedOfUs(Viewer viewer) {
        return questions.listAskedOf(viewer.organisations(Role.CLUSTER), today().minusDays(REMEMBERED_DAYS));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
