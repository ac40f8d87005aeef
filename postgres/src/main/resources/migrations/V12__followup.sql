-- The follow-up room: what comes of a meeting, asked of both sides for two years, and what both said.

-- Up by any number of rungs, down as a correction that says why, stopped from anywhere and taken up again.
insert into state_step (machine, from_state, to_state)
select 'follow up', f.rung, t.rung
  from unnest(array['talking', 'test', 'pilot', 'offer', 'contract', 'consortium', 'in use', 'stopped']) as f(rung),
       unnest(array['talking', 'test', 'pilot', 'offer', 'contract', 'consortium', 'in use', 'stopped']) as t(rung)
 where f.rung <> t.rung;
insert into state_step (machine, from_state, to_state) values ('follow up', '', 'talking');

create table follow_up (
    id          text primary key check (id ~ '^[0-9a-z]{12}$'),
    event_id    text not null references event,
    one_id      text not null references organisation,
    other_id    text not null references organisation,
    one_reader  text references account,              -- who sat in the meeting
    other_reader text references account,
    since       date not null,
    state       text not null,
    value       text not null default 'not said' check (value in ('not said', 'under 10 thousand',
                    'under 50 thousand', 'under 250 thousand', 'under 1 million', 'more')),
    confirmed   boolean not null default false,
    why         text check (why in ('no need', 'no money', 'no fit', 'rules', 'people', 'another chosen', 'silence',
                    'their fault')),
    version     int not null default 1,
    check (one_id < other_id),
    check ((state = 'stopped') = (why is not null)),
    unique (event_id, one_id, other_id)
);
create index follow_up_one on follow_up (one_id);
create index follow_up_other on follow_up (other_id);
create index follow_up_since on follow_up (since) where state <> 'stopped';
create trigger follow_up_steps before insert or update on follow_up
    for each row execute function keep_steps('follow up');

-- What was said is never changed: a later answer corrects an earlier one.
create table follow_up_answer (
    id              text primary key check (id ~ '^[0-9a-z]{12}$'),
    follow_up_id    text not null references follow_up,
    organisation_id text not null references organisation,
    account_id      text references account,
    state           text not null check (state in ('talking', 'test', 'pilot', 'offer', 'contract', 'consortium',
                        'in use', 'stopped')),
    value           text not null,
    why             text,
    words           text not null default '' check (length(words) <= 1000),
    by_link         boolean not null default false,
    at              timestamptz not null,
    check ((state = 'stopped') = (why is not null))
);
create index follow_up_answer_of on follow_up_answer (follow_up_id, at);
create trigger follow_up_answer_is_append_only before update or delete or truncate on follow_up_answer
    for each statement execute function refuse_change();

-- A link in a mail, answered once, without signing in. Only its hash is kept.
create table follow_up_link (
    hash            text primary key,
    account_id      text not null references account,
    organisation_id text not null references organisation,
    made_at         timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz
);

-- When a side was asked, after so many months.
create table follow_up_ask (
    follow_up_id    text not null references follow_up,
    organisation_id text not null references organisation,
    month           int  not null check (month in (1, 6, 12, 24)),
    asked_at        timestamptz not null,
    reminded_at     timestamptz,
    answered_at     timestamptz,
    link_hash       text references follow_up_link on delete set null,
    primary key (follow_up_id, organisation_id, month)
);
create index follow_up_ask_open on follow_up_ask (organisation_id) where answered_at is null;
create index follow_up_ask_link on follow_up_ask (link_hash);
