-- The day of an event: who is there, who helps at the desk, and what phones without a network handed in later.

insert into state_step (machine, from_state, to_state) values
    ('presence', '', 'here'), ('presence', '', 'late'), ('presence', '', 'absent'),
    ('presence', 'here', 'late'), ('presence', 'here', 'absent'), ('presence', 'late', 'here'),
    ('presence', 'late', 'absent'), ('presence', 'absent', 'here'), ('presence', 'absent', 'late');

-- What the desk knows of a participant, by the participant's id.
create table presence (
    id      text primary key references participant,
    state   text not null,
    until   timestamptz,
    at      timestamptz not null,
    check ((state = 'late') = (until is not null))
);
create trigger presence_steps before insert or update on presence for each row execute function keep_steps('presence');

create table event_helper (
    event_id   text not null references event,
    account_id text not null references account,
    primary key (event_id, account_id)
);
create index event_helper_account on event_helper (account_id);

-- Each note of a phone counts once, however often it is handed in.
create table handed_in (
    event_id   text not null references event,
    phone      text not null check (length(phone) between 8 and 64),
    number     int  not null check (number >= 1),
    account_id text not null references account,
    at         timestamptz not null,
    primary key (event_id, phone, number)
);
