-- The last run that made a timetable of each event, so that every node can show it, stop it, and wait for it.
-- Its node tells every half second that it lives: who was not seen for a while is lost.

create table timetable_run (
    event_id   text primary key references event,
    id         text not null check (id ~ '^[0-9a-z]{12}$'),
    started_at timestamptz not null,
    seconds    int  not null check (seconds between 1 and 600),
    seen_at    timestamptz not null default clock_timestamp(),
    standing   text not null check (standing in ('running', 'stopping', 'done', 'failed')),
    levels     text[] not null default '{}'          -- each as level:best:bound
);
