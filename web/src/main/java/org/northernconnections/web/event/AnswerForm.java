package org.northernconnections.web.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.Participant;
import org.northernconnections.event.SlotId;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Language;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What an invited person answers, as it is typed.
///
/// @param here the ids of the slots in which the person is there
/// @param languages the codes of the languages in which the person can meet; none if language is no question
public record AnswerForm(
        String coming, String least, String most, List<String> here, List<String> languages, int version) {
    public AnswerForm {
        coming = Typed.text(coming);
        least = Typed.text(least);
        most = Typed.text(most);
        here = Typed.list(here);
        languages = Typed.list(languages);
    }

    static AnswerForm of(Participant seat, List<SlotId> slots) {
        Integer max = seat.meetingsMax();
        return new AnswerForm(
                seat.coming() == Coming.INVITED ? "" : Word.key(seat.coming()),
                seat.meetingsMin() == 0 ? "" : String.valueOf(seat.meetingsMin()),
                max == null ? "" : String.valueOf(max),
                slots.stream()
                        .filter(slot -> !seat.away().contains(slot))
                        .map(SlotId::value)
                        .toList(),
                seat.languages().stream().sorted().map(Language::code).toList(),
                seat.version());
    }

    Problems check() {
        var problems = new Problems()
                .require(coming.matches("coming|not_coming"), "coming", "event.form.coming")
                .require(
                        languages.stream().map(Language::find).allMatch(Optional::isPresent),
                        "languages",
                        "event.form.languages")
                .require(number(least, 0) >= 0, "least", "form.number")
                .require(number(most, 1) >= 1 && number(most, 1) <= Event.MEETINGS_MAX, "most", "form.number");
        Integer max = parsedMost();
        return problems.require(max == null || max >= parsedLeast(), "most", "event.form.most_below_least");
    }

    private static int number(String text, int empty) {
        if (text.isEmpty()) {
            return empty;
        }
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    }

    Coming parsedComing() {
        return Word.parse(Coming.class, coming);
    }

    int parsedLeast() {
        return number(least, 0);
    }

    @Nullable
    Integer parsedMost() {
        return most.isEmpty() ? null : Integer.valueOf(number(most, 1));
    }

    Set<Language> parsedLanguages() {
        return languages.stream().map(Language::parse).collect(Collectors.toSet());
    }

    Set<SlotId> away(List<SlotId> slots) {
        return slots.stream().filter(slot -> !here.contains(slot.value())).collect(Collectors.toSet());
    }
}
