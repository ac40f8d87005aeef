package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a challenge while it is being worded and marks what keeps good companies away: a solution
/// written as a need, and what they will ask for first.
///
/// A need is an opening: "classrooms stay below 26 °C in summer without fossil energy". A solution has
/// already chosen: "we need a sensor platform". The signs of a solution are phrases, in each of our
/// languages ([CoachSigns]); they are few and plain on purpose, as a false alarm costs more than a miss.
/// The owner decides; nothing is refused because of a mark.
public final class Coach {
    /// A need this long is read by nobody.
    static final int NEED_WORDS_MAX = 30;

    /// One remark.
    ///
    /// @param kind of its sentences: `lab.coach.<kind>.title`, `.why` and `.ask`
    /// @param needPosition the need it is about; 0 for the challenge as a whole
    /// @param found the words that it is about; may be empty
    public record Remark(Kind kind, int needPosition, String found) {}

    /// What can be remarked.
    public enum Kind {
        /// The title has chosen already.
        SOLUTION_IN_TITLE,
        /// A kind of product is asked for.
        SOLUTION,
        /// A product or a technology is named.
        TECHNOLOGY,
        /// A way of doing it is prescribed.
        WAY,
        SEVERAL_NEEDS,
        LONG_NEED,
        NO_NEEDS,
        NO_BUDGET,
        NO_CONTACT,
        NO_ROUTE,
        NO_SUCCESS,
        /// Success is described, but neither counted nor said of all or none.
        VAGUE_SUCCESS,
        NO_CRITERIA
    }

    private Coach() {}

    /// What to remark: the title, then the needs in their order, then what is missing.
    ///
    /// @param hasContact is somebody named who answers for it?
    public static List<Remark> read(Wording wording, boolean hasContact) {
        CoachSigns signs = CoachSigns.of(wording.language());
        var remarks = new ArrayList<Remark>();
        String inTitle = solution(wording.title(), signs);
        note(remarks, !inTitle.isEmpty(), Kind.SOLUTION_IN_TITLE, 0, inTitle);
        wording.needs().forEach(need -> readNeed(remarks, need, signs));
        boolean vague = !wording.success().isBlank()
                && first(wording.success(), signs.measured()).isEmpty();
        note(remarks, wording.needs().isEmpty(), Kind.NO_NEEDS, 0, "");
        note(remarks, !wording.budget().said(), Kind.NO_BUDGET, 0, "");
        note(remarks, !hasContact, Kind.NO_CONTACT, 0, "");
        note(remarks, wording.afterEvent().isBlank(), Kind.NO_ROUTE, 0, "");
        note(remarks, wording.success().isBlank(), Kind.NO_SUCCESS, 0, "");
        note(remarks, vague, Kind.VAGUE_SUCCESS, 0, "");
        note(remarks, wording.criteria().isEmpty(), Kind.NO_CRITERIA, 0, "");
        return remarks;
    }

    /// At most one of the three signs of a solution a need, the plainest first, then its form.
    private static void readNeed(List<Remark> remarks, Need need, CoachSigns signs) {
        String chosen = solution(need.text(), signs);
        String named = first(need.text(), CoachSigns.TECHNOLOGY);
        String way = first(need.text(), signs.way());
        String joint = first(need.text(), signs.several());
        if (!chosen.isEmpty()) {
            remarks.add(new Remark(Kind.SOLUTION, need.position(), chosen));
        } else if (!named.isEmpty()) {
            remarks.add(new Remark(Kind.TECHNOLOGY, need.position(), named));
        } else {
            note(remarks, !way.isEmpty(), Kind.WAY, need.position(), way);
        }
        note(remarks, !joint.isEmpty(), Kind.SEVERAL_NEEDS, need.position(), joint.length() > 1 ? joint : "");
        boolean tooLong = need.text().strip().split("\\s+").length > NEED_WORDS_MAX;
        note(remarks, tooLong, Kind.LONG_NEED, need.position(), "");
    }

    private static String solution(String text, CoachSigns signs) {
        String asked = first(text, signs.asked());
        return asked.isEmpty() ? first(text, signs.begins()) : asked;
    }

    private static void note(List<Remark> remarks, boolean holds, Kind kind, int needPosition, String found) {
        if (holds) {
            remarks.add(new Remark(kind, needPosition, found));
        }
    }

    private static String first(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text.strip());
        return found.find() ? found.group().strip() : "";
    }
}
