package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.northernconnections.postgres.event.EventScene.EVENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Board;
import org.northernconnections.event.CalendarEntry;
import org.northernconnections.event.EditTimetable;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Layout;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Placement;
import org.northernconnections.event.PlanResult;
import org.northernconnections.event.RatherNot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Wish;
import org.northernconnections.event.Wishing;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Idle;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Reason;
import org.northernconnections.timetable.TimetableEngine;

class TimetablesTest {
    private EventScene scene;

    @BeforeEach
    void open() {
        scene = new EventScene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void fortyPeopleGetAPlanThatObeysTheRulesAndTheDatabase() {
        fortyPeople();

        scene.makeTimetable(4);

        Board board = scene.boards.working(scene.events.get(EVENT));
        Timetable timetable = board.timetable().orElseThrow();
        assertThat(scene.make.find(EVENT).orElseThrow().standing()).isEqualTo(MakeTimetable.Standing.DONE);
        assertThat(PlanRules.check(board.problem().open(), board.problem().toEngine(timetable.placements())))
                .isEqualTo(List.<Breach>of());
        assertThat(timetable.placements()).hasSizeGreaterThan(40);
        assertThat(board.unplaced())
                .hasSize(
                        board.problem().wanted().size() - timetable.placements().size());
        assertThat(board.unplaced())
                .allSatisfy(unplaced -> assertThat(unplaced.reasons()).isNotEmpty());
        PlanResult result = timetable.result();
        assertThat(result).isNotNull();
        assertThat(result.levels()).extracting(LevelResult::level).containsExactly(Level.values());
    }

    /// Each of forty people would meet one in ten of the others; wishes have closed.
    private void fortyPeople() {
        scene.room(8, 12);
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            people.add(scene.person(i));
        }
        var random = new Random(3);
        for (int i = 0; i < people.size(); i++) {
            for (int other = i + 1; other < people.size(); other++) {
                if (random.nextInt(10) == 0) {
                    scene.agreed(
                            people.get(i),
                            people.get(other),
                            random.nextInt(3) == 0 ? Wish.Strength.MUST : Wish.Strength.LIKE);
                }
            }
        }
        scene.closeWishes();
    }

    @Test
    void aRunIsSeenAndStoppedAtAnotherNodeAndNoneBeginsBesideIt() throws InterruptedException {
        fortyPeople();
        MakeTimetable other = scene.node();
        scene.make.start(scene.owner(), EVENT, 300);

        assertThat(other.running(EVENT)).isTrue();
        assertThatThrownBy(() -> other.start(scene.owner(), EVENT, 5)).isInstanceOf(TooLate.class);
        other.stop(scene.owner(), EVENT);
        assertThat(other.find(EVENT).orElseThrow().standing()).isEqualTo(MakeTimetable.Standing.STOPPING);

        Instant asked = Instant.now();
        while (other.running(EVENT)) {
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
            Thread.sleep(50);
        }
        assertThat(other.find(EVENT).orElseThrow().standing()).isEqualTo(MakeTimetable.Standing.DONE);
        assertThat(scene.make.running(EVENT)).isFalse();
    }

    @Test
    void aRunWhoseNodeWasKilledIsLostAndAnotherCanBegin() {
        fortyPeople();
        scene.database.sql().sql("""
                        insert into timetable_run (event_id, id, started_at, seconds, standing, seen_at)
                        values (:event, 'killedkilled', now(), 600, 'running', now() - interval '16 seconds')
                        """).param("event", EVENT.value()).update();

        assertThat(scene.make.find(EVENT).orElseThrow().standing()).isEqualTo(MakeTimetable.Standing.FAILED);
        scene.makeTimetable(1);
        assertThat(scene.make.find(EVENT).orElseThrow().standing()).isEqualTo(MakeTimetable.Standing.DONE);
    }

    @Test
    void waitingIsCountedAsTheEngineCounts() {
        scene.room(6, 2);
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            people.add(scene.person(i));
        }
        for (int i = 0; i < 8; i++) {
            for (int other = i + 1; other < 8; other += 2) {
                scene.agreed(people.get(i), people.get(other), Wish.Strength.LIKE);
            }
        }
        Board empty = scene.boards.working(scene.events.get(EVENT));
        var plan = new TimetableEngine().plan(empty.problem().open(), PlanSettings.ofSeconds(1));
        List<Placement> placements = empty.problem().fromEngine(plan, List.of());
        Map<ParticipantId, Idle> waiting = org.northernconnections.event.Waiting.of(
                empty.layout(), empty.participants(), scene.meetings.list(EVENT), placements);

        assertThat(plan.idle())
                .allSatisfy((id, idle) ->
                        assertThat(waiting.get(new ParticipantId(id))).isEqualTo(idle));
    }

    @Test
    void whatIsPinnedStaysWhenTheTimetableIsMadeAgain() {
        scene.room(3, 2);
        MeetingId meeting = scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        Layout layout = scene.events.layout(EVENT);
        var last = layout.slots().getLast().id();
        var table = layout.tables().getLast().id();

        scene.database.change(() -> {
            assertThat(scene.edit.place(scene.owner(), EVENT, 1, meeting, last, table))
                    .isInstanceOf(EditTimetable.Outcome.Done.class);
            scene.edit.pin(scene.owner(), EVENT, 2, meeting, true);
        });
        scene.makeTimetable(1);

        assertThat(scene.timetables.findWorking(EVENT).orElseThrow().find(meeting))
                .contains(new Placement(meeting, last, table, true));
    }

    @Test
    void aClashIsRefusedWithItsReasonAndChangesNothing() {
        scene.room(2, 2);
        Participant one = scene.person(1);
        MeetingId first = scene.agreed(one, scene.person(2), Wish.Strength.LIKE);
        MeetingId second = scene.agreed(one, scene.person(3), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        Timetable before = scene.timetables.findWorking(EVENT).orElseThrow();
        Placement there = before.find(second).orElseThrow();
        var otherTable = scene.events.layout(EVENT).tables().stream()
                .filter(table -> !table.id().equals(there.table()))
                .findFirst()
                .orElseThrow();

        scene.database.change(
                () -> assertThat(scene.edit.place(scene.owner(), EVENT, 1, first, there.slot(), otherTable.id()))
                        .isInstanceOf(EditTimetable.Outcome.Clash.class));

        assertThat(scene.timetables.findWorking(EVENT).orElseThrow()).isEqualTo(before);
    }

    @Test
    void twoMeetingsSwapPlaces() {
        scene.room(2, 1);
        MeetingId first = scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        MeetingId second = scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        Timetable before = scene.timetables.findWorking(EVENT).orElseThrow();

        scene.database.change(() -> scene.edit.swap(scene.owner(), EVENT, 1, first, second));

        Timetable after = scene.timetables.findWorking(EVENT).orElseThrow();
        assertThat(after.find(first).orElseThrow().slot())
                .isEqualTo(before.find(second).orElseThrow().slot());
        assertThat(after.find(second).orElseThrow().slot())
                .isEqualTo(before.find(first).orElseThrow().slot());
    }

    @Test
    void whoLooksAtAnOlderTimetableIsToldSo() {
        scene.room(2, 1);
        MeetingId meeting = scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.edit.pin(scene.owner(), EVENT, 1, meeting, true));

        assertThatThrownBy(() -> scene.edit.takeOut(scene.owner(), EVENT, 1, meeting))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.timetable_changed");
    }

    @Test
    void aSequenceGrowsOnlyWhereSomebodysEntryHasChanged() {
        scene.room(3, 2);
        MeetingId moved = scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        MeetingId kept = scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 1));
        assertThat(scene.mails).extracting(Message::kind).hasSize(4).containsOnly("plan_provisional");
        assertThat(scene.meetings.find(kept).orElseThrow().state()).isEqualTo(MeetingState.PLACED);
        scene.mails.clear();

        var free = scene
                .edit
                .spots(
                        scene.boards.working(scene.events.get(EVENT)),
                        scene.meetings.find(moved).orElseThrow())
                .stream()
                .filter(EditTimetable.Spot::free)
                .findFirst()
                .orElseThrow();
        scene.database.change(() -> {
            scene.edit.place(
                    scene.owner(),
                    EVENT,
                    1,
                    moved,
                    free.slot().id(),
                    free.table().id());
            scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 2);
        });

        assertThat(scene.mails).extracting(Message::kind).containsExactly("plan_provisional", "plan_provisional");
        assertThat(scene.timetables.listEntries(EVENT))
                .allSatisfy(entry ->
                        assertThat(entry.sequence()).isEqualTo(entry.meeting().equals(moved) ? 1 : 0));
        scene.mails.clear();

        scene.database.change(() -> {
            scene.edit.takeOut(scene.owner(), EVENT, 2, moved);
            scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 3);
        });

        assertThat(scene.mails).extracting(Message::kind).containsExactly("plan_cancelled", "plan_cancelled");
        assertThat(scene.mails)
                .allSatisfy(mail -> assertThat(mail.calendar().method()).isEqualTo("CANCEL"));
        assertThat(scene.timetables.listEntries(EVENT).stream().filter(CalendarEntry::cancelled))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.sequence()).isEqualTo(2));
        assertThat(scene.meetings.find(moved).orElseThrow().state()).isEqualTo(MeetingState.ACCEPTED);
        assertThat(scene.timetables.listPublished(EVENT))
                .extracting(Timetable::number)
                .containsExactly(3, 2, 1);
    }

    @Test
    void aPublishedTimetableStaysAsItIs() {
        scene.room(1, 1);
        scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 1));

        scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        List<String> before = published();
        for (String change : List.of(
                "update placement set pinned = true where timetable_id in (select id from timetable where kind = 'provisional')",
                "delete from placement where timetable_id in (select id from timetable where kind = 'provisional')",
                """
                insert into placement (timetable_id, meeting_id, slot_id, table_id, during)
                select t.id, m.id, s.id, e.id, tstzrange(s.starts_at, s.ends_at)
                  from timetable t, slot s, event_table e, meeting m
                 where t.kind = 'provisional'
                   and not exists (select from placement p where p.timetable_id = t.id and p.meeting_id = m.id)
                """,
                """
                update placement set timetable_id = (select id from timetable where kind = 'provisional')
                 where timetable_id in (select id from timetable where kind = 'working')
                """,
                "delete from seat where timetable_id in (select id from timetable where kind = 'provisional')",
                "update seat set during = tstzrange(now(), null) where timetable_id in (select id from timetable where kind = 'provisional')",
                """
                insert into seat (timetable_id, meeting_id, participant_id, during)
                select p.timetable_id, p.meeting_id, s.id, tstzrange(now(), null)
                  from placement p join timetable t on t.id = p.timetable_id, participant s
                 where t.kind = 'provisional'
                   and not exists (select from seat o
                                    where o.timetable_id = p.timetable_id and o.participant_id = s.id)
                """,
                "delete from timetable where kind = 'provisional'",
                "update timetable set kind = 'working', published_at = null, number = 9 where kind = 'provisional'",
                "update timetable set made_by = 'system:nobody' where kind = 'provisional'",
                "update timetable set kind = 'final', published_at = now() where kind = 'working'")) {
            assertThatThrownBy(() -> scene.database.change(
                            () -> scene.database.sql().sql(change).update()))
                    .as(change)
                    .hasStackTraceContaining("A published timetable is not changed");
        }
        assertThat(published()).isEqualTo(before);
        assertThat(scene.events.get(EVENT).state()).isEqualTo(EventState.PROVISIONAL);
    }

    /// All rows of the published timetable.
    private List<String> published() {
        return scene.database.sql().sql("""
                        select cast(t as text) || cast(p as text) || cast(s as text)
                          from timetable t
                          left join placement p on p.timetable_id = t.id
                          left join seat s on s.timetable_id = p.timetable_id and s.meeting_id = p.meeting_id
                         where t.kind <> 'working' order by 1
                        """).query(String.class).list();
    }

    @Test
    void aMeetingThatSomebodyWouldRatherNotHaveLooksAsIfThereWereNoRoom() {
        scene.room(2, 2);
        Participant author = scene.person(1);
        Participant other = scene.person(2);
        MeetingId meeting = scene.agreed(author, other, Wish.Strength.LIKE);
        scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        long lines = lines();
        scene.database.change(
                () -> scene.wishing.choose(EventScene.as(author), EVENT, other.id(), Wishing.Choice.RATHER_NOT, ""));
        assertThat(scene.mails).isEmpty();
        assertThat(lines()).isEqualTo(lines);
        assertThat(scene.meetings.find(meeting).orElseThrow().state()).isEqualTo(MeetingState.ACCEPTED);
        scene.closeWishes();

        scene.makeTimetable(2);

        Board board = scene.boards.working(scene.events.get(EVENT));
        assertThat(board.findPlaced(meeting)).isEmpty();
        assertThat(board.unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reasons())
                        .containsExactly(new org.northernconnections.timetable.Reason.StoppedEarly()));
        PlanResult result = board.timetable().orElseThrow().result();
        assertThat(result).isNotNull();
        assertThat(result.proven()).isFalse();
        assertThat(result.ending()).isNotEqualTo(org.northernconnections.timetable.Plan.Ending.DONE);
        assertThat(scene.make.find(EVENT).orElseThrow().levels())
                .filteredOn(level -> level.level() == Level.UNPLACED_LIKES)
                .allSatisfy(level -> assertThat(level.proven()).isFalse());
    }

    @Test
    void aPlaceByHandIsNotRefusedForAPrivateWishAndAPinHolds() {
        scene.room(2, 1);
        Participant author = scene.person(1);
        Participant other = scene.person(2);
        MeetingId meeting = scene.agreed(author, other, Wish.Strength.LIKE);
        scene.database.change(() -> scene.meetings.addRatherNot(EVENT, new RatherNot(author.id(), other.id())));
        scene.closeWishes();
        scene.makeTimetable(1);
        Layout layout = scene.events.layout(EVENT);

        scene.database.change(() -> {
            assertThat(scene.edit.place(
                            scene.owner(),
                            EVENT,
                            1,
                            meeting,
                            layout.slots().getFirst().id(),
                            layout.tables().getFirst().id()))
                    .isInstanceOf(EditTimetable.Outcome.Done.class);
            scene.edit.pin(scene.owner(), EVENT, 2, meeting, true);
        });
        scene.makeTimetable(1);

        assertThat(scene.boards.working(scene.events.get(EVENT)).findPlaced(meeting))
                .isPresent();
    }

    @Test
    void whoSharesNoLanguageIsNotPutTogetherUntilOneSaysAnother() {
        scene.room(2, 1);
        Participant german = speaks(scene.person(1), Language.DE);
        Participant dane = speaks(scene.person(2), Language.DA);
        MeetingId meeting = scene.agreed(german, dane, Wish.Strength.MUST);
        scene.closeWishes();

        scene.makeTimetable(1);

        assertThat(scene.boards.working(scene.events.get(EVENT)).unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reasons())
                        .containsExactly(new Reason.NoInterpreter(
                                List.of(german.id().value(), dane.id().value()))));

        speaks(dane, Language.DA, Language.DE);
        scene.makeTimetable(1);

        assertThat(scene.boards.working(scene.events.get(EVENT)).findPlaced(meeting))
                .isPresent();
    }

    private Participant speaks(Participant person, Language... languages) {
        scene.database.change(() -> scene.participants.save(
                scene.participants.find(person.id()).orElseThrow().speaking(Set.of(languages))));
        return person;
    }

    @Test
    void aSeatSpeaksTheLanguagesOfItsCompanyAtFirst() {
        var company = new OrganisationId("company00001");
        var seat = new ParticipantId("seat00000001");
        scene.database.change(() -> {
            scene.organisation(company, "Company", "NL");
            scene.database.sql().sql("""
                            insert into company (organisation_id, summary, readiness, visibility, consent_at, languages)
                            values (:id, 'Builds.', 7, 'public', now(), '{nl,en}')
                            """).param("id", company.value()).update();
            scene.participants.add(Participant.invited(seat, EVENT, company, "Company", "NL", null, "Somebody"));
        });

        assertThat(scene.participants.find(seat).orElseThrow().languages())
                .containsExactlyInAnyOrder(Language.NL, Language.EN);
    }

    @Test
    void whoHasATableSitsThereAllDayAndNobodyElseDoes() {
        scene.room(3, 2);
        Participant host = scene.person(1);
        MeetingId own = scene.agreed(host, scene.person(2), Wish.Strength.LIKE);
        scene.agreed(host, scene.person(3), Wish.Strength.LIKE);
        MeetingId others = scene.agreed(scene.person(4), scene.person(5), Wish.Strength.LIKE);
        Layout layout = scene.events.layout(EVENT);
        TableId first = layout.tables().getFirst().id();
        TableId last = layout.tables().getLast().id();
        give(first, host);
        give(last, host);
        assertThat(scene.events.layout(EVENT).tables())
                .extracting(org.northernconnections.event.Table::host)
                .containsExactly(null, host.id());
        scene.closeWishes();

        scene.makeTimetable(1);

        Board board = scene.boards.working(scene.events.get(EVENT));
        assertThat(board.placed())
                .hasSize(3)
                .allMatch(placed ->
                        placed.table().id().equals(last) == placed.meeting().concerns(host.id()));
        var free = layout.slots().getLast().id();
        assertThat(clash(own, free, first))
                .contains(new Reason.HostStays(host.id().value(), last.value()));
        assertThat(clash(others, free, last))
                .contains(new Reason.TableOfHost(last.value(), host.id().value()));
        assertThatThrownBy(() -> scene.attend.giveTable(EventScene.as(host), EVENT, last.value(), ""))
                .isInstanceOf(NotAllowed.class);
    }

    private void give(TableId table, Participant host) {
        scene.database.change(() -> scene.attend.giveTable(
                scene.owner(), EVENT, table.value(), host.id().value()));
    }

    private List<Reason> clash(MeetingId meeting, SlotId slot, TableId table) {
        int version = scene.timetables.findWorking(EVENT).orElseThrow().version();
        return scene.inChange(() -> scene.edit.place(scene.owner(), EVENT, version, meeting, slot, table))
                        instanceof EditTimetable.Outcome.Clash(List<Reason> reasons)
                ? reasons
                : List.of();
    }

    private long lines() {
        return scene.database
                .sql()
                .sql("select count(*) from ledger_line")
                .query(Long.class)
                .single();
    }
}
