-- Outcomes: what each side says of a meeting, hidden until both wrote or 14 days passed; reply and appeal.

insert into state_step (machine, from_state, to_state) values
    ('outcome', '', 'hidden'), ('outcome', 'hidden', 'open'), ('outcome', 'open', 'appealed'),
    ('outcome', 'appealed', 'stands'), ('outcome', 'appealed', 'set aside');

create table outcome (
    id          text primary key check (id ~ '^[0-9a-z]{12}$'),
    meeting_id  text not null references meeting,
    from_id     text not null references participant,    -- the side that says it
    came        text not null check (came in ('held', 'we missed', 'they missed', 'neither')),
    next_step   text not null default '' check (length(next_step) <= 200),
    next_by     text not null default 'both' check (next_by in ('us', 'them', 'both')),
    next_due    date,
    how         int check (how between 1 and 5),
    words       text not null default '' check (length(words) <= 1000),
    helped      boolean not null default false,          -- typed by a helper from paper
    written_at  timestamptz not null,
    opened_at   timestamptz,
    reply       text not null default '',
    appeal      text not null default '',
    verdict     text not null default '',
    state       text not null,
    version     int not null default 1,
    unique (meeting_id, from_id),
    check ((state = 'hidden') = (opened_at is null)),
    check (state in ('hidden', 'open') or appeal <> '')
);
create index outcome_hidden on outcome (written_at) where state = 'hidden';
create index outcome_appealed on outcome (meeting_id) where state = 'appealed';
create index outcome_from on outcome (from_id);
create trigger outcome_steps before insert or update on outcome for each row execute function keep_steps('outcome');

-- What was opened is what both sides read: nobody changes it afterwards.
create function opened_words_are_kept() returns trigger language plpgsql as $$
begin
    if old.state <> 'hidden' and (old.came, old.next_step, old.next_by, old.next_due, old.how, old.words)
            is distinct from (new.came, new.next_step, new.next_by, new.next_due, new.how, new.words) then
        raise exception 'What was opened is not changed: reply or appeal.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger outcome_is_kept before update on outcome for each row execute function opened_words_are_kept();
