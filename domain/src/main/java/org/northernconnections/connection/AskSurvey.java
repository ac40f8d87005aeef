package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.northernconnections.ledger.Duty;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Asks every partner in November how it finds working with those it had to do with in the last twelve months,
/// and once more in December where an answer is missing. A job does this every hour.
public final class AskSurvey implements Duties {
    private final Surveys surveys;
    private final Organisations organisations;
    private final People people;
    private final Post post;
    private final Clock clock;

    public AskSurvey(Surveys surveys, Organisations organisations, People people, Post post, Clock clock) {
        this.surveys = surveys;
        this.organisations = organisations;
        this.people = people;
        this.post = post;
        this.clock = clock;
    }

    /// The partners about whom the viewer's organisations are asked this year, those without our answer first.
    public List<Survey.Standing> list(Viewer viewer) {
        List<OrganisationId> own = viewer.memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .toList();
        return own.isEmpty() ? List.of() : standings(own);
    }

    private List<Survey.Standing> standings(Collection<OrganisationId> own) {
        LocalDate today = today();
        return surveys.listStandings(own, Survey.yearOf(today), today.minusYears(1));
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        if (!asking(today())) {
            return List.of();
        }
        long open = list(viewer).stream().filter(standing -> !standing.ours()).count();
        return open == 0 ? List.of() : List.of(new Duty("connection.duty.survey", List.of(open), "/surveys", null));
    }

    /// Writes the questions and the reminders that are due and were not yet written.
    public void ask() {
        LocalDate today = today();
        if (!asking(today)) {
            return;
        }
        String kind = today.getMonth() == Month.NOVEMBER ? "survey_asked" : "survey_reminded";
        organisations.listPartners(today).forEach(partner -> {
            OrganisationId own = partner.organisation().id();
            long open = standings(List.of(own)).stream()
                    .filter(standing -> !standing.ours())
                    .count();
            if (open > 0) {
                people.listOf(own).forEach(reader -> tell(reader, kind, own, Survey.yearOf(today), open));
            }
        });
    }

    private void tell(Account reader, String kind, OrganisationId own, int year, long open) {
        post.send(Message.to(reader, kind, "%s:%d:%s:%s".formatted(kind, year, own, reader.id()), "/surveys", open));
    }

    private static boolean asking(LocalDate today) {
        return today.getMonthValue() >= Month.NOVEMBER.getValue();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
