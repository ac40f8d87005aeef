package org.northernconnections.web.event;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.Layout;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Participants;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Sides;
import org.northernconnections.event.Table;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Timetables;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.home.HomePages;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Events: the list, one event, the form, its sessions and its tables.
@Controller
public final class EventPages {
    private static final int TABLES_MAX = 60;

    private final Labs labs;
    private final Events events;
    private final Participants participants;
    private final Timetables timetables;
    private final PlanEvent plan;
    private final Attend attend;
    private final Sides sides;
    private final Ledger ledger;
    private final NewIds ids;

    public EventPages(
            Labs labs,
            Events events,
            Participants participants,
            Timetables timetables,
            PlanEvent plan,
            Attend attend,
            Sides sides,
            Ledger ledger,
            NewIds ids) {
        this.labs = labs;
        this.events = events;
        this.participants = participants;
        this.timetables = timetables;
        this.plan = plan;
        this.attend = attend;
        this.sides = sides;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// @param counts how many are coming, by event
    /// @param labs for which the viewer may plan an event
    public record ListPage(
            Page page, List<Event> coming, List<Event> past, Map<EventId, Map<Coming, Integer>> counts, List<Lab> labs)
            implements ForPrograms<Items<EventShape>> {
        @Override
        public Items<EventShape> shape() {
            return Items.all(Stream.concat(coming.stream(), past.stream()).toList(), EventShape::of);
        }

        public int count(Event event, Coming answer) {
            return counts.getOrDefault(event.id(), Map.of()).getOrDefault(answer, 0);
        }
    }

    /// @param own the viewer's seat; null without one
    /// @param colleagues others sit there for the viewer's organisation, and their meetings can be read
    public record ShowPage(
            Page page,
            Event event,
            Layout layout,
            @Nullable Participant own,
            boolean colleagues,
            Map<Coming, Integer> counts,
            List<EventState> steps,
            boolean organises,
            boolean mayKnowParticipants,
            List<Timetable> published,
            boolean planned,
            List<LedgerLine> history)
            implements ForPrograms<EventShape.Detail> {
        @Override
        public EventShape.Detail shape() {
            return EventShape.of(this);
        }
    }

    /// @param id null for an event that is not there yet
    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    public record EditPage(
            Page page,
            EventForm form,
            Problems problems,
            @Nullable EventId id,
            List<Lab> labs,
            @Nullable Event theirs) implements ForPrograms<EventForm> {
        @Override
        public EventForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : EventForm.of(theirs);
        }
    }

    public record SessionsPage(
            Page page, Event event, Layout layout, SessionForm form, Problems problems, boolean mayChange)
            implements ForPrograms<Layout> {
        @Override
        public Layout shape() {
            return layout;
        }
    }

    /// @param names one table a line
    /// @param conflict somebody else has saved other tables in the meantime
    /// @param people who may be given a table; empty once the day has begun
    public record TablesPage(
            Page page,
            Event event,
            Layout layout,
            String names,
            Problems problems,
            boolean conflict,
            List<Participant> people)
            implements ForPrograms<Layout> {
        @Override
        public Layout shape() {
            return layout;
        }

        /// The tables as they stand, one a line.
        public String stands() {
            return EventPages.names(layout);
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/events")
    ModelAndView list(Page page) {
        List<Event> all = events.list();
        return page.show(
                "event/list",
                new ListPage(
                        page,
                        coming(page, all),
                        all.stream().filter(event -> event.over(page.now())).toList(),
                        participants.counts(),
                        plannable(page.viewer())));
    }

    private static List<Event> coming(Page page, List<Event> all) {
        return all.stream()
                .filter(event -> !event.over(page.now()))
                .sorted(Comparator.comparing(Event::day).thenComparing(Event::name))
                .toList();
    }

    private List<Lab> plannable(Viewer viewer) {
        return EventRules.mayPlanAny(viewer)
                ? labs.list().stream()
                        .filter(lab -> lab.state() != LabState.ENDED && EventRules.mayPlanFor(viewer, lab))
                        .toList()
                : List.of();
    }

    /// The events to come, as the front page tells of them.
    public List<HomePages.ComingEvent> listComing(Page page) {
        return coming(page, events.list()).stream()
                .map(event -> new HomePages.ComingEvent(
                        event.name(),
                        page.t("event.when_where", page.day(event.day()), event.city()),
                        "/events/" + event.id()))
                .toList();
    }

    @Api(ShowPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/events/{id}")
    ModelAndView show(Page page, @PathVariable EventId id) {
        Event event = events.get(id);
        Viewer viewer = page.viewer();
        Optional<Participant> own = attend.findOwn(viewer, id);
        boolean organises = EventRules.organises(viewer, event);
        return page.show(
                "event/show",
                new ShowPage(
                        page,
                        event,
                        events.layout(id),
                        own.orElse(null),
                        event.state().published() && haveColleagues(viewer, id, own),
                        participants.counts().getOrDefault(id, Map.of()),
                        plan.steps(viewer, event),
                        organises,
                        EventRules.mayKnowParticipants(viewer, own),
                        timetables.listPublished(id),
                        organises && timetables.findWorking(id).isPresent(),
                        organises ? ledger.listAbout("timetable", id.value()) : List.of()));
    }

    private boolean haveColleagues(Viewer viewer, EventId id, Optional<Participant> own) {
        return sides.seats(viewer, id).stream()
                .anyMatch(seat -> own.filter(seat::equals).isEmpty());
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/new")
    ModelAndView add(Page page, @RequestParam(defaultValue = "") String lab) {
        List<Lab> possible = plannable(page.viewer());
        if (possible.isEmpty()) {
            throw new TooLate("event.too_late.no_lab");
        }
        Lab chosen = possible.stream()
                .filter(known -> known.id().value().equals(lab))
                .findFirst()
                .orElse(possible.getFirst());
        return page.show("event/edit", new EditPage(page, EventForm.of(chosen), Problems.none(), null, possible, null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events")
    ModelAndView add(Page page, @ModelAttribute EventForm form) {
        Problems problems = form.check();
        List<Lab> possible = plannable(page.viewer());
        Optional<Lab> lab = possible.stream()
                .filter(known -> known.id().value().equals(form.lab()))
                .findFirst();
        problems.require(lab.isPresent(), "lab", "form.required");
        if (problems.any() || lab.isEmpty()) {
            return page.refuse("event/edit", new EditPage(page, form, problems, null, possible, null));
        }
        Event event = form.toNew(ids, lab.get());
        plan.add(page.viewer(), event);
        return page.go("/events/" + event.id() + "/sessions", "event.planned", event.name());
    }

    @Api(EditPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/edit")
    ModelAndView edit(Page page, @PathVariable EventId id) {
        Event event = organised(page.viewer(), id);
        return page.show("event/edit", new EditPage(page, EventForm.of(event), Problems.none(), id, List.of(), null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/edit")
    ModelAndView save(Page page, @PathVariable EventId id, @ModelAttribute EventForm form) {
        Event before = organised(page.viewer(), id);
        Problems problems = form.check();
        boolean kept = form.day().equals(before.day().toString())
                && form.zone().equals(before.zone().getId());
        problems.require(kept || EventRules.mayMove(before), "day", "event.too_late.day")
                .require(
                        form.keepsClosing(before) || EventRules.mayChangeClosing(before),
                        "wishesClose",
                        "event.too_late.closing");
        if (problems.any()) {
            return page.refuse("event/edit", new EditPage(page, form, problems, id, List.of(), null));
        }
        return switch (plan.save(page.viewer(), form.toChanged(before))) {
            case Saved.Kept<Event>(Event now) -> page.go("/events/" + id, "event.saved", now.name());
            case Saved.Conflict<Event>(Event theirs) ->
                page.conflict("event/edit", new EditPage(page, form, problems, id, List.of(), theirs));
        };
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/step")
    ModelAndView step(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String to) {
        organised(page.viewer(), id);
        EventState state = Word.parse(EventState.class, to);
        plan.step(page.viewer(), id, state);
        String next = state == EventState.WISHES_CLOSED ? "/events/" + id + "/timetable" : "/events/" + id;
        return page.go(next, "event.stepped", page.word("event.state", state));
    }

    @Api(SessionsPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/sessions")
    ModelAndView sessions(Page page, @PathVariable EventId id) {
        Event event = organised(page.viewer(), id);
        return page.show("event/sessions", sessions(page, event, SessionForm.of(event), Problems.none()));
    }

    private SessionsPage sessions(Page page, Event event, SessionForm form, Problems problems) {
        return new SessionsPage(
                page, event, events.layout(event.id()), form, problems, EventRules.mayChangeSessions(event));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/sessions")
    ModelAndView addSession(Page page, @PathVariable EventId id, @ModelAttribute SessionForm form) {
        Event event = organised(page.viewer(), id);
        Problems problems = form.check(event);
        if (problems.any()) {
            return page.refuse("event/sessions", sessions(page, event, form, problems));
        }
        var session = form.toSession(ids, event);
        Layout layout = events.layout(id);
        problems.require(
                        session.onDayOf(event),
                        "day",
                        "event.too_late.session_day",
                        page.day(event.day()),
                        EventWords.when(page, event, session.startsAt()),
                        EventWords.when(page, event, session.endsAt()))
                .require(
                        layout.sessions().stream().noneMatch(session::overlaps),
                        "starts",
                        "event.too_late.session_overlaps")
                .require(!session.spans().isEmpty(), "slotMinutes", "event.too_late.session_short");
        if (problems.any()) {
            return page.refuse("event/sessions", sessions(page, event, form, problems));
        }
        plan.addSession(page.viewer(), id, session);
        return page.go(
                "/events/" + id + "/sessions",
                "event.session_added",
                session.name(),
                session.spans().size());
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/sessions/{session}/remove")
    ModelAndView removeSession(Page page, @PathVariable EventId id, @PathVariable SessionId session) {
        plan.removeSession(page.viewer(), id, session);
        return page.go("/events/" + id + "/sessions", "event.session_removed");
    }

    @Api(TablesPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/tables")
    ModelAndView tables(Page page, @PathVariable EventId id) {
        Event event = organised(page.viewer(), id);
        Layout layout = events.layout(id);
        return page.show("event/tables", tablesPage(page, event, layout, names(layout), Problems.none(), false));
    }

    private TablesPage tablesPage(
            Page page, Event event, Layout layout, String names, Problems problems, boolean conflict) {
        List<Participant> people = EventRules.mayAnswer(event)
                ? participants.list(event.id()).stream()
                        .filter(participant -> participant.coming() != Coming.NOT_COMING)
                        .toList()
                : List.of();
        return new TablesPage(page, event, layout, names, problems, conflict, people);
    }

    /// Gives a table to one participant, who sits there all day, or to anybody.
    ///
    /// @param host the id of a participant; empty for anybody
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/tables/host")
    ModelAndView giveTable(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String host) {
        Table given = attend.giveTable(page.viewer(), id, table, host);
        return page.go(
                "/events/" + id + "/tables",
                host.isEmpty() ? "event.tables.for_anybody" : "event.tables.given",
                given.name());
    }

    /// One table a line.
    private static String names(Layout layout) {
        return String.join("\n", layout.tables().stream().map(Table::name).toList());
    }

    /// @param seen the tables that the viewer saw, one a line; null to ask nothing
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/tables")
    ModelAndView saveTables(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String names,
            @RequestParam(required = false) @Nullable String seen) {
        Event event = organised(page.viewer(), id);
        List<String> tables =
                names.lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
        Problems problems = new Problems()
                .require(!tables.isEmpty() && tables.size() <= TABLES_MAX, "names", "event.form.tables", TABLES_MAX)
                .require(tables.stream().distinct().count() == tables.size(), "names", "event.form.tables_twice");
        if (problems.any()) {
            return page.refuse("event/tables", tablesPage(page, event, events.layout(id), names, problems, false));
        }
        // Whoever saves beside this call waits here, and then sees these tables.
        events.lock(id);
        Layout layout = events.layout(id);
        if (seen != null && !seen.lines().toList().equals(names(layout).lines().toList())) {
            return page.conflict("event/tables", tablesPage(page, event, layout, names, problems, true));
        }
        plan.saveTables(page.viewer(), id, tables);
        return page.go("/events/" + id, "event.tables_saved", tables.size());
    }

    private Event organised(Viewer viewer, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("keep this event");
        }
        return event;
    }
}
