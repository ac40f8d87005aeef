package org.northernconnections.web.application;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.Need;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// An application as it is typed.
///
/// @param answer one a need, in their order
/// @param version of the application when the form was opened; 0 for a new one
public record ApplicationForm(
        String company,
        String language,
        String pitch,
        String offer,
        String teamWith,
        List<String> answer,
        int version) {
    private static final int TEXT_MAX = 5_000;

    public ApplicationForm {
        company = Typed.text(company);
        language = Typed.text(language);
        pitch = Typed.text(pitch);
        offer = Typed.text(offer);
        teamWith = Typed.text(teamWith);
        answer = Typed.list(answer);
    }

    /// A new application, which takes over what the profile says.
    static ApplicationForm empty(Company company, Language language) {
        return new ApplicationForm(company.id().value(), language.code(), company.summary(), "", "", List.of(), 0);
    }

    static ApplicationForm of(Application application, List<Need> needs) {
        return new ApplicationForm(
                application.company().value(),
                application.language().code(),
                application.pitch(),
                application.offer(),
                application.teamWith(),
                needs.stream()
                        .map(need -> application.answers().getOrDefault(need.position(), ""))
                        .toList(),
                application.version());
    }

    /// The answer typed to a need.
    public String answerTo(int index) {
        return index < answer.size() ? answer.get(index) : "";
    }

    Problems check() {
        var problems = new Problems()
                .require(pitch.length() <= TEXT_MAX, "pitch", "application.form.long", TEXT_MAX)
                .require(offer.length() <= TEXT_MAX, "offer", "application.form.long", TEXT_MAX);
        for (int i = 0; i < answer.size(); i++) {
            problems.require(
                    answer.get(i).length() <= TEXT_MAX, "answer-" + (i + 1), "application.form.long", TEXT_MAX);
        }
        return problems;
    }

    Application toNew(ApplicationId id, Challenge challenge, Company owner) {
        return application(
                id, challenge, owner.id(), owner.name(), owner.organisation().country(), ApplicationState.DRAFT, 1);
    }

    Application toChanged(Application before, Challenge challenge) {
        return application(
                before.id(),
                challenge,
                before.company(),
                before.companyName(),
                before.country(),
                before.state(),
                version);
    }

    private Application application(
            ApplicationId id,
            Challenge challenge,
            OrganisationId companyId,
            String companyName,
            String country,
            ApplicationState state,
            int number) {
        Map<Integer, String> answers = new TreeMap<>();
        List<Need> needs = challenge.wording().needs();
        for (int i = 0; i < needs.size(); i++) {
            if (!answerTo(i).isBlank()) {
                answers.put(needs.get(i).position(), answerTo(i).strip());
            }
        }
        return new Application(
                id,
                challenge.id(),
                challenge.title(),
                companyId,
                companyName,
                country,
                state,
                Language.find(language).orElse(Language.EN),
                pitch,
                offer,
                teamWith,
                answers,
                null,
                "",
                null,
                "",
                null,
                null,
                number);
    }
}
