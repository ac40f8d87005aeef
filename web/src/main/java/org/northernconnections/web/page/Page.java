package org.northernconnections.web.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.matching.knowledge.Regions;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/// One call as its page sees it: who looks, in which language, and what the frame around the page needs.
///
/// @param path the address of this call with its query, to come back to
/// @param csrf the token that forms must send along
/// @param notice what happened just before; null if nothing did
/// @param demonstration the companies and people shown are invented
/// @param zone in which times without a place of their own are shown
/// @param part the id of the part of the page that is wanted (an htmx call); empty for the whole page
/// @param carried goes along to the page after a redirect
public record Page(
        Viewer viewer,
        Language language,
        Texts texts,
        String path,
        Csrf csrf,
        @Nullable Notice notice,
        boolean demonstration,
        Clock clock,
        ZoneId zone,
        String part,
        Map<String, Object> carried) {

    /// The token against forged forms.
    ///
    /// @param field the name of the form field
    /// @param header the name of the header that a script sends
    public record Csrf(String field, String header, String token) {}

    /// Shows a template with its record.
    public ModelAndView show(String template, Object it) {
        return answer(template, it, HttpStatus.OK);
    }

    /// Shows the form again that was not accepted, with what was typed still in it (422).
    public ModelAndView refuse(String template, Object it) {
        return answer(template, it, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Shows the form again that was sent more often than it may be, with what was typed still in it (429).
    public ModelAndView tooOften(String template, Object it) {
        return answer(template, it, HttpStatus.TOO_MANY_REQUESTS);
    }

    /// Shows both texts where somebody else was faster (409).
    public ModelAndView conflict(String template, Object it) {
        return answer(template, it, HttpStatus.CONFLICT);
    }

    private static ModelAndView answer(String template, Object it, HttpStatusCode status) {
        var answer = new ModelAndView(template, Map.of("it", it));
        answer.setStatus(status);
        return answer;
    }

    /// Goes to another page, which says what was done.
    ///
    /// @param address within this program, such as `/labs`
    /// @param key of the notice
    public ModelAndView go(String address, String key, Object... arguments) {
        return goWith(address, "good", key, arguments);
    }

    /// Goes to another page, which says in this tone what happened.
    public ModelAndView goWith(String address, String tone, String key, Object... arguments) {
        carried.put(Notice.CARRIED, new Notice(tone, t(key, arguments)));
        return new ModelAndView("redirect:" + address);
    }

    /// The text of a key in the reader's language.
    public String t(String key, Object... arguments) {
        return texts.get(language, key, arguments);
    }

    /// The word of a state, role or kind in the reader's language: its key is `prefix.constant`.
    public String word(String prefix, Enum<?> constant) {
        return t(prefix + "." + Word.key(constant));
    }

    /// A country's name in the reader's language.
    public String country(String code) {
        return Formats.of(language).country(code);
    }

    /// A region as it calls itself, with its NUTS code: `Västra Götalands län (SE232)`. What is no code stays as it is.
    public String region(String code) {
        return Regions.shipped().find(code).map(Region::label).orElse(code);
    }

    /// A language's name in the reader's language.
    public String languageName(String code) {
        return Formats.of(language).language(code);
    }

    /// A day, such as 8 May 2019.
    public String day(LocalDate day) {
        return Formats.of(language).day().format(day);
    }

    /// The day of an instant, in the page's zone.
    public String day(Instant time) {
        return day(time.atZone(zone).toLocalDate());
    }

    /// A day and time of day in the page's zone.
    public String time(Instant time) {
        return Formats.of(language).time().format(time.atZone(zone));
    }

    /// A month, such as November 2026.
    public String month(YearMonth month) {
        return Formats.of(language).month().format(month);
    }

    /// The time of day at a place, such as 13:20.
    public String clockTime(Instant time, ZoneId place) {
        return Formats.CLOCK.format(time.atZone(place));
    }

    /// A whole number.
    public String number(long number) {
        return Formats.of(language).number(0).format(number);
    }

    /// A number with so many digits after the point.
    public String number(double number, int digits) {
        return Formats.of(language).number(digits).format(number);
    }

    /// A share of one as whole percent.
    public String percent(double share) {
        return Formats.of(language).percent().format(share);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public Instant now() {
        return clock.instant();
    }
}
