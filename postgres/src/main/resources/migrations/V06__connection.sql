-- The connection room: dated facts between organisations, and what was promised.

insert into state_step (machine, from_state, to_state) values
    ('commitment', '', 'proposed'), ('commitment', '', 'agreed'), ('commitment', 'proposed', 'agreed'),
    ('commitment', 'agreed', 'kept'), ('commitment', 'agreed', 'broken'), ('commitment', 'agreed', 'released'),
    ('commitment', 'proposed', 'released');

-- A dated fact that moves trust, seen by the organisation that reports it.
create table evidence (
    id          text primary key check (id ~ '^[0-9a-z]{12}$'),
    kind        text not null check (kind in ('meeting held', 'meeting missed', 'commitment kept', 'commitment late',
                    'commitment broken', 'recommendation outcome good', 'recommendation outcome bad',
                    'pilot succeeded', 'pilot stopped', 'reference', 'answer in time', 'answer late')),
    reporter_id text not null references organisation,
    subject_id  text not null references organisation,
    context     text not null default '',
    on_day      date not null,
    note        text not null default '',
    cause       text unique,                       -- the record this comes from: 'meeting:…'; once a cause
    withdrawn_at timestamptz,
    check (reporter_id <> subject_id)
);
create index evidence_subject on evidence (subject_id, on_day);
create index evidence_reporter on evidence (reporter_id, on_day);

create table commitment (
    id       text primary key check (id ~ '^[0-9a-z]{12}$'),
    by_id    text not null references organisation,
    to_id    text not null references organisation,
    promise  text not null check (btrim(promise) <> ''),
    due_day  date not null,
    made_day date not null,
    state    text not null,
    version  int not null default 1,
    check (by_id <> to_id)
);
create trigger commitment_steps before insert or update on commitment
    for each row execute function keep_steps('commitment');
