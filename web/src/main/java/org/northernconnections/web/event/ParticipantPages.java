package org.northernconnections.web.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.Events;
import org.northernconnections.event.HandOver;
import org.northernconnections.event.Layout;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Participants;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Who takes part in an event: the list, invitations, and each person's answer.
@Controller
public final class ParticipantPages {
    private final Events events;
    private final Participants participants;
    private final Attend attend;
    private final HandOver handOver;
    private final Applications applications;
    private final Challenges challenges;

    public ParticipantPages(
            Events events,
            Participants participants,
            Attend attend,
            HandOver handOver,
            Applications applications,
            Challenges challenges) {
        this.events = events;
        this.participants = participants;
        this.attend = attend;
        this.handOver = handOver;
        this.applications = applications;
        this.challenges = challenges;
    }

    /// @param email as typed by an organiser who invites
    public record ListPage(
            Page page,
            Event event,
            Layout layout,
            List<Participant> participants,
            boolean organises,
            String email,
            Problems problems)
            implements ForPrograms<Items<ParticipantShape>> {
        @Override
        public Items<ParticipantShape> shape() {
            return Items.all(participants, one -> ParticipantShape.of(one, organises));
        }
    }

    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    /// @param own the viewer answers for himself or herself
    /// @param colleagues who could have the seat instead, for an organiser; empty for others
    /// @param presents confirmed applications of the own company to this event's lab
    public record AnswerPage(
            Page page,
            Event event,
            Layout layout,
            Participant seat,
            AnswerForm form,
            Problems problems,
            boolean own,
            boolean mayAnswer,
            List<Account> colleagues,
            List<Application> presents,
            @Nullable Participant theirs)
            implements ForPrograms<AnswerForm> {
        @Override
        public AnswerForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : AnswerForm.of(theirs, ids(layout));
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/participants")
    ModelAndView list(Page page, @PathVariable EventId id) {
        return page.show("event/participants", listed(page, id, "", Problems.none()));
    }

    private ListPage listed(Page page, EventId id, String email, Problems problems) {
        Event event = events.get(id);
        boolean organises = EventRules.organises(page.viewer(), event);
        if (!organises && !EventRules.mayKnowParticipants(page.viewer(), attend.findOwn(page.viewer(), id))) {
            throw NotAllowed.toKnow();
        }
        return new ListPage(page, event, events.layout(id), participants.list(id), organises, email, problems);
    }

    /// The list as a file.
    @Api(byte[].class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/participants/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable EventId id, @PathVariable String kind) {
        Event event = requireOrganiser(page, id);
        Layout layout = events.layout(id);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "organisation", "country", "coming", "least", "most", "away"));
        for (Participant participant : participants.list(id)) {
            rows.add(List.of(
                    participant.name(),
                    participant.organisationName(),
                    participant.country(),
                    Word.of(participant.coming()),
                    String.valueOf(participant.meetingsMin()),
                    String.valueOf(participant.mostAt(event)),
                    String.join(
                            " ",
                            layout.slots().stream()
                                    .filter(slot -> participant.away().contains(slot.id()))
                                    .map(slot -> EventWords.time(event, slot.startsAt()))
                                    .toList())));
        }
        return Sheet.download("participants", kind, rows);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/participants")
    ModelAndView invite(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String email) {
        return switch (attend.invite(page.viewer(), id, email)) {
            case INVITED -> page.go("/events/" + id + "/participants", "event.invited", email.strip());
            case ALREADY_THERE -> refused(page, id, email, "event.form.already_there");
            case UNKNOWN -> refused(page, id, email, "event.form.unknown_person");
        };
    }

    private ModelAndView refused(Page page, EventId id, String email, String key) {
        return page.refuse("event/participants", listed(page, id, email, new Problems().require(false, "email", key)));
    }

    /// @param whom `owners` or `clusters`
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/participants/invite")
    ModelAndView inviteAll(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String whom) {
        int invited = switch (whom) {
            case "owners" -> attend.inviteOwners(page.viewer(), id);
            case "clusters" -> attend.inviteClusters(page.viewer(), id);
            default -> {
                requireOrganiser(page, id);
                throw new IllegalArgumentException("Owners or clusters are invited, but not '%s'.".formatted(whom));
            }
        };
        return page.go("/events/" + id + "/participants", "event.invited_all", invited);
    }

    private Event requireOrganiser(Page page, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(page.viewer(), event)) {
            throw NotAllowed.toDo("organise this event");
        }
        return event;
    }

    /// Gives a seat to a colleague of whoever sits there.
    ///
    /// @param account the id of one of the people of the seat's organisation
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/participants/{participant}/person")
    ModelAndView seat(
            Page page,
            @PathVariable EventId id,
            @PathVariable ParticipantId participant,
            @RequestParam(defaultValue = "") String account) {
        Participant now = handOver.seat(page.viewer(), events.get(id), participant, account);
        return page.go("/events/" + id + "/participants", "event.seat_given", now.shown());
    }

    @Api(AnswerPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/me")
    ModelAndView me(Page page, @PathVariable EventId id) {
        return answer(page, id, attend.own(page.viewer(), id));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/me")
    ModelAndView saveMe(Page page, @PathVariable EventId id, @ModelAttribute AnswerForm form) {
        return save(page, id, attend.own(page.viewer(), id), form, "/events/" + id);
    }

    @Api(AnswerPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/participants/{participant}")
    ModelAndView other(Page page, @PathVariable EventId id, @PathVariable ParticipantId participant) {
        return answer(page, id, attend.answerable(page.viewer(), events.get(id), participant));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/participants/{participant}")
    ModelAndView saveOther(
            Page page,
            @PathVariable EventId id,
            @PathVariable ParticipantId participant,
            @ModelAttribute AnswerForm form) {
        return save(
                page,
                id,
                attend.answerable(page.viewer(), events.get(id), participant),
                form,
                "/events/" + id + "/participants");
    }

    private ModelAndView answer(Page page, EventId id, Participant seat) {
        Layout layout = events.layout(id);
        return page.show(
                "event/me", answerPage(page, layout, seat, AnswerForm.of(seat, ids(layout)), Problems.none(), null));
    }

    private ModelAndView save(Page page, EventId id, Participant seat, AnswerForm form, String next) {
        Layout layout = events.layout(id);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("event/me", answerPage(page, layout, seat, form, problems, null));
        }
        Participant seen = new Participant(
                seat.id(),
                seat.event(),
                seat.organisation(),
                seat.organisationName(),
                seat.country(),
                seat.account(),
                seat.name(),
                seat.coming(),
                seat.meetingsMin(),
                seat.meetingsMax(),
                seat.away(),
                form.parsedLanguages(),
                seat.late(),
                form.version());
        return switch (attend.answer(
                page.viewer(),
                seen,
                form.parsedComing(),
                form.parsedLeast(),
                form.parsedMost(),
                form.away(ids(layout)))) {
            case Saved.Kept<Participant>(Participant now) ->
                page.go(next, "event.answered." + Word.key(now.coming()), now.name());
            case Saved.Conflict<Participant>(Participant theirs) ->
                page.conflict("event/me", answerPage(page, layout, seat, form, problems, theirs));
        };
    }

    private AnswerPage answerPage(
            Page page,
            Layout layout,
            Participant seat,
            AnswerForm form,
            Problems problems,
            @Nullable Participant theirs) {
        Event event = events.get(seat.event());
        boolean own = seat.findAccount().equals(page.viewer().findAccountId());
        return new AnswerPage(
                page,
                event,
                layout,
                seat,
                form,
                problems,
                own,
                EventRules.mayAnswer(event),
                own ? List.of() : handOver.listColleagues(page.viewer(), event, seat),
                own ? presents(page.viewer(), event, seat) : List.of(),
                theirs);
    }

    private List<Application> presents(Viewer viewer, Event event, Participant seat) {
        if (!viewer.speaksFor(seat.organisation(), Role.COMPANY)) {
            return List.of();
        }
        return applications.listOfCompanies(List.of(seat.organisation())).stream()
                .filter(application -> application.state() == ApplicationState.CONFIRMED)
                .filter(application -> challenges
                        .find(application.challenge())
                        .filter(challenge -> challenge.lab().equals(event.lab()))
                        .isPresent())
                .toList();
    }

    private static List<SlotId> ids(Layout layout) {
        return layout.slots().stream().map(Slot::id).toList();
    }
}
