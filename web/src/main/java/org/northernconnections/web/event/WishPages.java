package org.northernconnections.web.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Meetings;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Participants;
import org.northernconnections.event.Wish;
import org.northernconnections.event.Wishing;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Sought;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Whom a participant wishes to meet, and who wishes to meet a participant.
@Controller
public final class WishPages {
    private static final int WORDS_MAX = 500;
    private static final int CAPABILITIES_SHOWN = 2;

    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Wishing wishing;
    private final Attend attend;
    private final Companies companies;

    public WishPages(
            Events events,
            Participants participants,
            Meetings meetings,
            Wishing wishing,
            Attend attend,
            Companies companies) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.wishing = wishing;
        this.attend = attend;
        this.companies = companies;
    }

    /// Somebody else at the event, as the viewer stands to him or her.
    ///
    /// @param choice of the viewer
    /// @param meeting of the two; null if there is none
    /// @param theirs the other's wish; null if there is none that is open or agreed
    /// @param wished the viewer has wished this meeting, whatever became of it
    /// @param open the two may wish to meet now
    /// @param summary why the other may be interesting; may be empty
    public record Other(
            Participant participant,
            Wishing.Choice choice,
            @Nullable Meeting meeting,
            @Nullable Wish theirs,
            boolean wished,
            boolean open,
            String ownWords,
            String summary,
            List<String> capabilities) {

        /// The other's wish waits for an answer.
        public boolean incoming() {
            return meeting != null
                    && meeting.state() == MeetingState.WISHED
                    && theirs != null
                    && choice != Wishing.Choice.LIKE
                    && choice != Wishing.Choice.MUST;
        }

        public boolean agreed() {
            return meeting != null && meeting.state().wanted();
        }

        /// The viewer's own wish was declined.
        public boolean declined() {
            return meeting != null && meeting.cancelledBecause() == Meeting.Because.DECLINED && wished;
        }
    }

    /// @param incoming wishes that wait for the viewer's answer, the newest first
    /// @param others everybody else, narrowed by the search
    /// @param open the viewer may wish to meet anybody now
    /// @param openToSome the viewer may wish to meet somebody now
    public record WishesPage(
            Page page,
            Event event,
            Participant own,
            List<Other> incoming,
            List<Other> agreed,
            List<Other> others,
            String q,
            boolean open,
            boolean openToSome,
            boolean mayWithdraw,
            int wished)
            implements ForPrograms<WishesShape> {
        @Override
        public WishesShape shape() {
            return WishesShape.of(this);
        }
    }

    @Api(WishesPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/wishes")
    ModelAndView wishes(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String q) {
        Event event = events.get(id);
        Participant own = attend.own(page.viewer(), id);
        List<Other> all = others(page, event, own);
        var sought = Sought.of(q);
        return page.show(
                "event/wishes",
                new WishesPage(
                        page,
                        event,
                        own,
                        all.stream()
                                .filter(other -> other.incoming() && other.choice() != Wishing.Choice.RATHER_NOT)
                                .toList(),
                        all.stream().filter(Other::agreed).toList(),
                        all.stream()
                                .filter(other -> sought.in(text(page, other)))
                                .toList(),
                        q,
                        EventRules.mayWish(event, own, page.now()),
                        all.stream().anyMatch(Other::open),
                        event.state().compareTo(EventState.FINAL) <= 0,
                        (int) all.stream()
                                .filter(other ->
                                        other.choice() == Wishing.Choice.LIKE || other.choice() == Wishing.Choice.MUST)
                                .count()));
    }

    private List<Other> others(Page page, Event event, Participant own) {
        Map<ParticipantId, Meeting> known = new HashMap<>();
        meetings.listOf(own.id()).forEach(meeting -> known.put(meeting.other(own.id()), meeting));
        Set<ParticipantId> ratherNot = meetings.listRatherNotOf(own.id());
        List<Participant> all = participants.list(own.event()).stream()
                .filter(participant -> !participant.organisation().equals(own.organisation()))
                .filter(participant -> participant.coming() != Coming.NOT_COMING || known.containsKey(participant.id()))
                .toList();
        Map<OrganisationId, Company> profiles = new HashMap<>();
        companies
                .listOf(all.stream().map(Participant::organisation).distinct().toList())
                .forEach(company -> profiles.put(company.id(), company));
        List<Other> others = new ArrayList<>();
        for (Participant participant : all) {
            others.add(other(
                    page,
                    event,
                    own,
                    participant,
                    Optional.ofNullable(known.get(participant.id())),
                    ratherNot.contains(participant.id()),
                    Optional.ofNullable(profiles.get(participant.organisation()))));
        }
        return others;
    }

    private static Other other(
            Page page,
            Event event,
            Participant own,
            Participant participant,
            Optional<Meeting> meeting,
            boolean ratherNot,
            Optional<Company> company) {
        Optional<Wish> ownWish = meeting.flatMap(known -> known.wishOf(own.id()));
        boolean cancelled =
                meeting.filter(known -> known.state() == MeetingState.CANCELLED).isPresent();
        Wishing.Choice choice = ratherNot
                ? Wishing.Choice.RATHER_NOT
                : ownWish.filter(_ -> !cancelled)
                        .map(wish -> wish.strength() == Wish.Strength.MUST ? Wishing.Choice.MUST : Wishing.Choice.LIKE)
                        .orElse(Wishing.Choice.NONE);
        Optional<Company> shown = company.filter(known -> known.visibleTo(page.viewer()));
        return new Other(
                participant,
                choice,
                meeting.orElse(null),
                meeting.filter(_ -> !cancelled)
                        .flatMap(known -> known.wishOf(participant.id()))
                        .orElse(null),
                ownWish.isPresent(),
                EventRules.mayWish(event, own, participant, page.now()),
                ownWish.map(Wish::words).orElse(""),
                shown.map(Company::summary).orElse(""),
                shown.map(Company::capabilities).orElse(List.of()).stream()
                        .limit(CAPABILITIES_SHOWN)
                        .map(Capability::statement)
                        .toList());
    }

    /// All that is shown of somebody.
    private static String text(Page page, Other other) {
        return String.join(
                " ",
                other.participant().shown(),
                page.country(other.participant().country()),
                other.summary(),
                String.join(" ", other.capabilities()));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/wishes")
    ModelAndView choose(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String words) {
        attend.own(page.viewer(), id);
        String kept = words.strip();
        Wishing.Choice chosen = Word.parse(Wishing.Choice.class, choice);
        wishing.choose(
                page.viewer(),
                id,
                new ParticipantId(about),
                chosen,
                kept.substring(0, Math.min(kept.length(), WORDS_MAX)));
        return page.go("/events/" + id + "/wishes#p-" + about, "event.chosen." + Word.key(chosen));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/meetings/{meeting}/accept")
    ModelAndView accept(Page page, @PathVariable EventId id, @PathVariable MeetingId meeting) {
        wishing.accept(page.viewer(), meeting);
        return page.go("/events/" + id + "/wishes", "event.accepted");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/meetings/{meeting}/decline")
    ModelAndView decline(Page page, @PathVariable EventId id, @PathVariable MeetingId meeting) {
        wishing.decline(page.viewer(), meeting);
        return page.go("/events/" + id + "/wishes", "event.declined");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/meetings/{meeting}/withdraw")
    ModelAndView withdraw(Page page, @PathVariable EventId id, @PathVariable MeetingId meeting) {
        wishing.withdraw(page.viewer(), meeting);
        return page.go("/events/" + id + "/wishes", "event.withdrawn");
    }
}
