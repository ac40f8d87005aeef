package org.northernconnections.web.match;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.JudgeMatch;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.match.SharedSubjects;
import org.northernconnections.match.Verdict;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.knowledge.Subjects;
import org.northernconnections.matching.learning.Refit;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Why a company fits a challenge, number by number, and what people say of it.
@Controller
public final class FitPages {
    /// Takes a judgement back.
    private static final String WITHDRAWN = "withdrawn";

    private final Matches matches;
    private final JudgeMatch judging;
    private final Challenges challenges;
    private final KeepCompanies companies;
    private final SharedSubjects subjects;

    public FitPages(
            Matches matches,
            JudgeMatch judging,
            Challenges challenges,
            KeepCompanies companies,
            SharedSubjects subjects) {
        this.matches = matches;
        this.judging = judging;
        this.challenges = challenges;
        this.companies = companies;
        this.subjects = subjects;
    }

    /// @param subjects that need and statement both speak of, by the need's place from 1
    /// @param mayAsk the viewer may open the list of companies that may fit
    /// @param mayJudge the viewer may say what fits
    /// @param own what the viewer said, by the need's place from 1
    /// @param encoder by which meanings are compared
    /// @param weights which are used, and why
    public record FitPage(
            Page page,
            Challenge challenge,
            Company company,
            Fit fit,
            Map<Integer, List<Subjects.Shared>> subjects,
            boolean mayAsk,
            boolean mayJudge,
            Map<Integer, Verdict> own,
            String encoder,
            LearnWeights.Used weights)
            implements ForPrograms<ExplainedShape> {
        @Override
        public ExplainedShape shape() {
            return new ExplainedShape(
                    challenge.id(),
                    challenge.wording().number(),
                    company.id(),
                    company.name(),
                    FitShape.of(fit),
                    fit.covers().stream()
                            .map(cover -> new Parts(
                                    cover.needIndex() + 1,
                                    cover.byWords(),
                                    cover.byMeaning(),
                                    shared(cover).stream()
                                            .map(Subjects.Shared::code)
                                            .toList(),
                                    verdict(cover)))
                            .toList(),
                    encoder,
                    weights.why(),
                    weights.judgements());
        }

        public List<Subjects.Shared> shared(Cover cover) {
            return subjects.getOrDefault(cover.needIndex() + 1, List.of());
        }

        public @Nullable Verdict verdict(Cover cover) {
            return own.get(cover.needIndex() + 1);
        }

        /// What is judged.
        public String statement(Cover cover) {
            return JudgeMatch.statement(cover);
        }

        public String address() {
            return "/challenges/" + challenge.id() + "/fit?company=" + company.id();
        }

        /// Which weights are used and why, in words.
        public String why() {
            var last = weights.fitting();
            return switch (weights.why()) {
                case FEW -> page.t("match.weights.few", weights.judgements(), Refit.JUDGEMENTS_MIN);
                case NO_BETTER ->
                    last == null
                            ? ""
                            : page.t(
                                    "match.weights.no_better",
                                    last.judgements(),
                                    page.number(last.after(), 3),
                                    page.number(last.before(), 3));
                case FITTED ->
                    last == null
                            ? ""
                            : page.t(
                                    "match.weights.fitted",
                                    last.judgements(),
                                    last.challenges(),
                                    page.day(last.at()),
                                    page.number(last.after(), 3),
                                    page.number(last.before(), 3));
            };
        }
    }

    /// @param wording its number: a verdict is on the needs as they are worded there
    /// @param parts in the order of the covers
    /// @param weights which are used, and why: the fixed ones while judgements are few
    public record ExplainedShape(
            ChallengeId challenge,
            int wording,
            OrganisationId company,
            String name,
            FitShape fit,
            List<Parts> parts,
            String encoder,
            LearnWeights.Why weights,
            int judgements) {}

    /// @param need its place in the wording, from 1
    /// @param subjects codes of the Common Procurement Vocabulary that need and statement share
    /// @param verdict the caller's own; null if there is none
    public record Parts(
            int need,
            double byWords,
            double byMeaning,
            List<String> subjects,
            @Nullable Verdict verdict) {}

    @Api(FitPage.class)
    @Allowed({Who.OWNER, Who.CLUSTER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/fit")
    ModelAndView fit(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") String company)
            throws MissingServletRequestParameterException {
        Challenge challenge = requireMaySee(page, id);
        require(!company.isEmpty(), "company");
        Company of = company(page, company);
        boolean mayJudge = judging.mayJudge(page.viewer(), challenge, of);
        Matches.Explained explained = matches.explain(challenge, of);
        Fit fit = explained.fit();
        String reader = page.language().code();
        return page.show(
                "match/fit",
                new FitPage(
                        page,
                        challenge,
                        of,
                        fit,
                        fit.covers().stream()
                                .collect(Collectors.toMap(
                                        cover -> cover.needIndex() + 1, cover -> subjects.of(cover, reader))),
                        MatchPages.mayAsk(page.viewer(), challenge),
                        mayJudge,
                        judging.own(page.viewer(), challenge, of, fit),
                        explained.encoder(),
                        explained.weights()));
    }

    /// Reviewers read it as well.
    private Challenge requireMaySee(Page page, ChallengeId id) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        if (!judging.reviews(page.viewer(), challenge)) {
            MatchPages.requireMayAsk(page.viewer(), challenge);
        }
        return challenge;
    }

    private Company company(Page page, String id) {
        if (!id.matches("[0-9a-z]{12}")) {
            throw NotAllowed.toKnow();
        }
        return companies.get(page.viewer(), new OrganisationId(id));
    }

    /// Only who may know is told what is missing.
    private static void require(boolean there, String field) throws MissingServletRequestParameterException {
        if (!there) {
            throw new MissingServletRequestParameterException(field, "String");
        }
    }

    /// @param need its place in the wording, from 1
    /// @param wording the number of the wording that was read; the present one to take a verdict back without it
    /// @param statement that was read as the answer to the need; empty where none answers
    /// @param verdict fits, partly or not; `withdrawn` takes it back
    @Api
    @Allowed({Who.OWNER, Who.CLUSTER, Who.POLICY, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/fit")
    ModelAndView judge(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "0") int need,
            @RequestParam(defaultValue = "0") int wording,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String verdict)
            throws MissingServletRequestParameterException {
        Challenge challenge = requireMaySee(page, id);
        if (!judging.judges(page.viewer(), challenge)) {
            throw NotAllowed.toDo("judge the matches of this challenge");
        }
        require(!company.isEmpty(), "company");
        require(need > 0, "need");
        require(!verdict.isEmpty(), "verdict");
        Company of = company(page, company);
        String back = "/challenges/%s/fit?company=%s".formatted(id, of.id());
        if (verdict.equals(WITHDRAWN)) {
            int said = wording > 0 ? wording : challenge.wording().number();
            judging.withdraw(page.viewer(), challenge, said, of, need);
            return page.go(back, "match.judge.withdrawn");
        }
        require(wording > 0, "wording");
        judging.judge(page.viewer(), challenge, wording, of, statement, need, Word.parse(Verdict.class, verdict));
        return page.go(back, "match.judge.kept");
    }
}
