-- The event room: living lab events, who is there, wishes, meetings, and numbered timetables.

insert into state_step (machine, from_state, to_state) values
    ('timetable', '', 'collecting wishes'), ('timetable', 'collecting wishes', 'wishes closed'),
    ('timetable', 'wishes closed', 'provisional'), ('timetable', 'provisional', 'final'),
    ('timetable', 'final', 'running'), ('timetable', 'running', 'closed'),

    ('meeting', '', 'wished'), ('meeting', 'wished', 'accepted'), ('meeting', 'accepted', 'placed'),
    ('meeting', 'placed', 'accepted'),      -- taken out of the timetable again
    ('meeting', 'wished', 'cancelled'), ('meeting', 'accepted', 'cancelled'), ('meeting', 'placed', 'cancelled'),
    ('meeting', 'cancelled', 'wished'),     -- wished again
    ('meeting', 'placed', 'held'), ('meeting', 'placed', 'missed'),
    ('meeting', 'held', 'outcome by one'), ('meeting', 'missed', 'outcome by one'),
    ('meeting', 'outcome by one', 'both open');

-- A living lab event; its state is the state of its timetable.
create table event (
    id               text primary key check (id ~ '^[0-9a-z]{12}$'),
    lab_id           text not null references lab,
    name             text not null check (btrim(name) <> ''),
    city             text not null default '',
    place            text not null default '',
    on_day           date not null,
    zone             text not null,                       -- IANA name, such as Europe/Stockholm
    wishes_close_at  timestamptz,
    meetings_max     int not null default 8 check (meetings_max between 1 and 60),   -- a participant, unless said otherwise
    state            text not null,
    version          int not null default 1
);
create index event_lab on event (lab_id);
create index event_day on event (on_day);
create trigger event_steps before insert or update on event for each row execute function keep_steps('timetable');

create table event_session (
    id            text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id      text not null references event,
    name          text not null check (btrim(name) <> ''),
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    slot_minutes  int not null check (slot_minutes between 5 and 240),
    pause_minutes int not null default 0 check (pause_minutes between 0 and 120),
    check (ends_at > starts_at),
    exclude using gist (event_id with =, tstzrange(starts_at, ends_at) with &&)
);

create table slot (
    id         text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id   text not null references event,
    session_id text not null references event_session on delete cascade,
    position   int  not null check (position >= 1),       -- through the whole event
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    check (ends_at > starts_at),
    unique (event_id, position) deferrable initially deferred,
    exclude using gist (event_id with =, tstzrange(starts_at, ends_at) with &&)
);

create table event_table (
    id       text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id text not null references event,
    position int  not null check (position >= 1),
    name     text not null check (btrim(name) <> ''),
    unique (event_id, position) deferrable initially deferred
);

-- One person at an event, speaking for one organisation.
create table participant (
    id              text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id        text not null references event,
    organisation_id text not null references organisation,
    account_id      text references account,
    name            text not null default '',
    coming          text not null default 'invited' check (coming in ('invited', 'coming', 'not coming')),
    meetings_min    int not null default 0 check (meetings_min >= 0),
    meetings_max    int check (meetings_max >= meetings_min),
    version         int not null default 1
);
create unique index one_seat_a_person on participant (event_id, account_id) where account_id is not null;
create index participant_organisation on participant (organisation_id);
create index participant_account on participant (account_id);

-- A slot in which a participant is away.
create table absence (
    participant_id text not null references participant on delete cascade,
    slot_id        text not null references slot on delete cascade,
    primary key (participant_id, slot_id)
);

-- Two participants who may meet. a < b, so that a pair has one row.
create table meeting (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id     text not null references event,
    a_id         text not null references participant,
    b_id         text not null references participant,
    state        text not null,
    cancelled_because text not null default '' check (cancelled_because in ('', 'declined', 'withdrawn', 'by the organiser')),
    missed_by    text not null default '' check (missed_by in ('', 'a', 'b', 'both')),
    version      int not null default 1,
    check (a_id < b_id),
    check ((state = 'cancelled') = (cancelled_because <> '')),
    unique (event_id, a_id, b_id)
);
create index meeting_b on meeting (b_id);
create trigger meeting_steps before insert or update on meeting for each row execute function keep_steps('meeting');

create table wish (
    meeting_id text not null references meeting on delete cascade,
    from_id    text not null references participant,
    strength   text not null check (strength in ('must', 'like')),
    words      text not null default '',
    wished_at  timestamptz not null,
    primary key (meeting_id, from_id)
);
create index wish_from on wish (from_id);

-- Private: read by the timetable alone, and by the person who said it.
create table rather_not (
    event_id text not null references event,
    from_id  text not null references participant,
    about_id text not null references participant,
    primary key (from_id, about_id),
    check (from_id <> about_id)
);

create table timetable (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id     text not null references event,
    number       int  not null check (number >= 1),
    kind         text not null check (kind in ('working', 'provisional', 'final')),
    made_at      timestamptz not null,
    made_by      text not null,
    published_at timestamptz,
    result       text not null default '{}',      -- objective, bounds and reasons, as the engine gave them (JSON)
    version      int not null default 1,
    unique (event_id, kind, number),
    check ((kind = 'working') = (published_at is null))
);

create table placement (
    timetable_id text not null references timetable on delete cascade,
    meeting_id   text not null references meeting,
    slot_id      text not null references slot,
    table_id     text not null references event_table,
    during       tstzrange not null,
    pinned       boolean not null default false,
    primary key (timetable_id, meeting_id),
    constraint no_table_twice_in_a_slot exclude using gist (timetable_id with =, table_id with =, during with &&)
        deferrable initially deferred
);

create table seat (
    timetable_id   text not null,
    meeting_id     text not null,
    participant_id text not null references participant,
    during         tstzrange not null,
    primary key (timetable_id, meeting_id, participant_id),
    foreign key (timetable_id, meeting_id) references placement on delete cascade,
    constraint no_one_in_two_meetings_at_once exclude using gist (timetable_id with =, participant_id with =, during with &&)
        deferrable initially deferred
);

-- The seats follow their placement, so that no program can forget them.
create function keep_seats() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from seat where timetable_id = old.timetable_id and meeting_id = old.meeting_id;
    end if;
    insert into seat (timetable_id, meeting_id, participant_id, during)
    select new.timetable_id, m.id, person, new.during
      from meeting m, unnest(array[m.a_id, m.b_id]) as person
     where m.id = new.meeting_id;
    return new;
end $$;
create trigger placement_seats after insert or update on placement for each row execute function keep_seats();

-- A published timetable is never changed: a change is a new number.
create function published_timetables_are_kept() returns trigger language plpgsql as $$
begin
    if (select kind from timetable where id = coalesce(new.timetable_id, old.timetable_id)) <> 'working' then
        raise exception 'A published timetable is not changed: make a new number.' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger placement_is_kept before update or delete on placement
    for each row execute function published_timetables_are_kept();

-- The calendar entry of one participant's meeting: its sequence grows with every published change.
create table calendar_entry (
    event_id       text not null references event,
    meeting_id     text not null references meeting,
    participant_id text not null references participant,
    sequence       int  not null default 0,
    fingerprint    text not null,
    cancelled      boolean not null default false,
    primary key (meeting_id, participant_id)
);
