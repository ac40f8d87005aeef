package org.northernconnections.web.lab;

import java.time.Instant;
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
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Wording;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// A challenge as it is typed. Lists come as one parameter a line; empty lines are left out.
///
/// @param more a button that only asks for more lines (`needs`, `criteria`) or for the coach (`coach`)
/// @param version of the challenge when the form was opened; 0 for a new one
public record ChallengeForm(
        String language,
        String title,
        String summary,
        String success,
        String constraints,
        String afterEvent,
        String budgetMin,
        String budgetMax,
        String currency,
        List<String> need,
        List<String> needWeight,
        List<String> criterion,
        List<String> criterionDescription,
        List<String> criterionWeight,
        String contact,
        String places,
        String recommendationsMax,
        String why,
        String more,
        int version) {
    private static final int ROWS_MIN = 5;
    private static final int ROWS_FREE = 2;
    private static final int ROWS_MORE = 4;
    private static final int ROWS_MAX = 40;
    private static final int TITLE_MAX = 160;
    private static final int LINE_MAX = 500;
    private static final int TEXT_MAX = 6_000;

    public ChallengeForm {
        language = Typed.text(language);
        title = Typed.text(title);
        summary = Typed.text(summary);
        success = Typed.text(success);
        constraints = Typed.text(constraints);
        afterEvent = Typed.text(afterEvent);
        budgetMin = Typed.text(budgetMin).replaceAll("[\\s.,]", "");
        budgetMax = Typed.text(budgetMax).replaceAll("[\\s.,]", "");
        currency = Typed.text(currency).toUpperCase(Locale.ROOT);
        need = Typed.list(need);
        needWeight = Typed.list(needWeight);
        criterion = Typed.list(criterion);
        criterionDescription = Typed.list(criterionDescription);
        criterionWeight = Typed.list(criterionWeight);
        contact = Typed.text(contact);
        places = Typed.text(places);
        recommendationsMax = Typed.text(recommendationsMax);
        why = Typed.text(why);
        more = Typed.text(more);
    }

    static ChallengeForm empty(String language) {
        return new ChallengeForm(
                language, "", "", "", "", "", "", "", "EUR", List.of(), List.of(), List.of(), List.of(), List.of(), "",
                "12", "3", "", "", 0);
    }

    static ChallengeForm of(Challenge challenge) {
        Wording wording = challenge.wording();
        Budget budget = wording.budget();
        return new ChallengeForm(
                wording.language().code(),
                wording.title(),
                wording.summary(),
                wording.success(),
                wording.constraints(),
                wording.afterEvent(),
                budget.min() == null ? "" : budget.min().toString(),
                budget.max() == null ? "" : budget.max().toString(),
                budget.currency(),
                wording.needs().stream().map(Need::text).toList(),
                wording.needs().stream()
                        .map(need -> String.valueOf(need.weight()))
                        .toList(),
                wording.criteria().stream().map(Criterion::name).toList(),
                wording.criteria().stream().map(Criterion::description).toList(),
                wording.criteria().stream()
                        .map(criterion -> String.valueOf(criterion.weight()))
                        .toList(),
                challenge.contact() == null ? "" : challenge.contact().value(),
                String.valueOf(challenge.places()),
                String.valueOf(challenge.recommendationsMax()),
                "",
                "",
                challenge.version());
    }

    /// A line of a list: a need, or a criterion with its description.
    public record Row(int number, String text, String description, int weight) {}

    /// The needs typed, and empty lines for more.
    public List<Row> needRows() {
        return rows(need, List.of(), needWeight, 2, 3, more.equals("needs"));
    }

    /// The criteria typed, and empty lines for more.
    public List<Row> criterionRows() {
        return rows(criterion, criterionDescription, criterionWeight, 3, 10, more.equals("criteria"));
    }

    private static List<Row> rows(
            List<String> texts,
            List<String> descriptions,
            List<String> weights,
            int usual,
            int most,
            boolean wantsMore) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < texts.size(); i++) {
            String description = i < descriptions.size() ? descriptions.get(i) : "";
            if (!texts.get(i).isBlank() || !description.isBlank()) {
                int weight = i < weights.size() ? number(weights.get(i), usual, 1, most) : usual;
                rows.add(new Row(rows.size() + 1, texts.get(i), description, weight));
            }
        }
        int count = Math.max(wantsMore ? texts.size() + ROWS_MORE : ROWS_MIN, rows.size() + ROWS_FREE);
        while (rows.size() < Math.min(count, ROWS_MAX)) {
            rows.add(new Row(rows.size() + 1, "", "", usual));
        }
        return rows;
    }

    private static int number(String text, int otherwise, int min, int max) {
        return text.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(text), min, max) : otherwise;
    }

    /// What is wrong with it.
    ///
    /// @param contacts who can answer for it
    /// @param contactNeeded it is being reviewed or published
    /// @param needsKept how many needs of a published wording companies answer one by one: none is taken away
    Problems check(List<Account> contacts, boolean contactNeeded, int needsKept) {
        boolean known = contacts.stream().anyMatch(person -> person.id().value().equals(contact));
        var problems = new Problems();
        for (int i = 0; i < needsKept; i++) {
            problems.require(
                    i < need.size() && !need.get(i).isBlank(), "need-" + (i + 1), "lab.form.need_kept", needsKept);
        }
        return problems.require(
                        ofLineLength(need) && needRows().size() <= ROWS_MAX, "need-1", "lab.form.line_long", LINE_MAX)
                .require(
                        ofLineLength(criterion) && ofLineLength(criterionDescription),
                        "criterion-1",
                        "lab.form.line_long",
                        LINE_MAX)
                .require(summary.length() <= TEXT_MAX, "summary", "lab.form.text_long", TEXT_MAX)
                .require(success.length() <= TEXT_MAX, "success", "lab.form.text_long", TEXT_MAX)
                .require(constraints.length() <= TEXT_MAX, "constraints", "lab.form.text_long", TEXT_MAX)
                .require(afterEvent.length() <= TEXT_MAX, "afterEvent", "lab.form.text_long", TEXT_MAX)
                .require(why.length() <= LINE_MAX, "why", "lab.form.text_long", LINE_MAX)
                .require(known || (contact.isEmpty() && !contactNeeded), "contact", "lab.form.contact_missing")
                .requireText(title, "title")
                .require(title.length() <= TITLE_MAX, "title", "lab.form.title_long", TITLE_MAX)
                .require(Language.find(language).isPresent(), "language", "form.required")
                .require(amount(budgetMin) && amount(budgetMax), "budgetMin", "lab.form.budget")
                .require(
                        budgetMin.isEmpty()
                                || budgetMax.isEmpty()
                                || !amount(budgetMin)
                                || !amount(budgetMax)
                                || Long.parseLong(budgetMin) <= Long.parseLong(budgetMax),
                        "budgetMax",
                        "lab.form.budget_order")
                .require(currency.matches("[A-Z]{3}"), "currency", "lab.form.currency")
                .require(places.matches("\\d{1,3}") && within(places, 1, 200), "places", "lab.form.places")
                .require(
                        recommendationsMax.matches("\\d{1,2}") && within(recommendationsMax, 1, 50),
                        "recommendationsMax",
                        "lab.form.recommendations");
    }

    private static boolean ofLineLength(List<String> lines) {
        return lines.stream().allMatch(line -> line.length() <= LINE_MAX);
    }

    private static boolean amount(String text) {
        return text.isEmpty() || text.matches("\\d{1,15}");
    }

    private static boolean within(String text, int min, int max) {
        int number = Integer.parseInt(text);
        return number >= min && number <= max;
    }

    /// The wording as it stands in the form, also while it is incomplete.
    Wording wording(int number, Instant at, String by) {
        var needs = new ArrayList<Need>();
        for (Row row : needRows()) {
            if (!row.text().isBlank()) {
                needs.add(new Need(needs.size() + 1, row.text().strip(), row.weight()));
            }
        }
        var criteria = new ArrayList<Criterion>();
        for (Row row : criterionRows()) {
            if (!row.text().isBlank()) {
                criteria.add(new Criterion(
                        criteria.size() + 1,
                        row.text().strip(),
                        row.description().strip(),
                        row.weight()));
            }
        }
        return new Wording(
                number,
                Language.find(language).orElse(Language.EN),
                title,
                summary,
                needs,
                success,
                constraints,
                afterEvent,
                new Budget(money(budgetMin), money(budgetMax), currency.matches("[A-Z]{3}") ? currency : "EUR"),
                criteria,
                at,
                by,
                why);
    }

    private static @Nullable Long money(String text) {
        return text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
    }

    private @Nullable AccountId answersForIt() {
        return contact.matches("[0-9a-z]{12}") ? new AccountId(contact) : null;
    }

    Challenge toNew(ChallengeId id, Lab lab, Instant at, String by) {
        return new Challenge(
                id,
                lab.id(),
                lab.name(),
                lab.owner(),
                lab.ownerName(),
                answersForIt(),
                ChallengeState.DRAFT,
                wording(1, at, by),
                Integer.parseInt(places),
                Integer.parseInt(recommendationsMax),
                null,
                null,
                1);
    }

    Challenge toChanged(Challenge before, Instant at, String by) {
        return new Challenge(
                before.id(),
                before.lab(),
                before.labName(),
                before.owner(),
                before.ownerName(),
                answersForIt(),
                before.state(),
                wording(before.wording().number() + 1, at, by),
                Integer.parseInt(places),
                Integer.parseInt(recommendationsMax),
                before.openedAt(),
                before.closesAt(),
                version);
    }
}
