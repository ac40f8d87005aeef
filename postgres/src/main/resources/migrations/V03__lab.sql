-- The lab room: living labs, their challenges, and the questions asked about them.

insert into state_step (machine, from_state, to_state) values
    ('lab', '', 'named'), ('lab', 'named', 'specified'),
    ('lab', 'specified', 'chosen'), ('lab', 'specified', 'kept for later'),
    ('lab', 'kept for later', 'chosen'), ('lab', 'chosen', 'running'), ('lab', 'running', 'ended'),

    ('challenge', '', 'draft'), ('challenge', 'draft', 'in review'),
    ('challenge', 'in review', 'changes asked'), ('challenge', 'in review', 'approved'),
    ('challenge', 'changes asked', 'in review'), ('challenge', 'approved', 'open'),
    ('challenge', 'open', 'closed'), ('challenge', 'closed', 'in selection'),
    ('challenge', 'in selection', 'at event'), ('challenge', 'at event', 'in follow up'),
    ('challenge', 'in follow up', 'answered'), ('challenge', 'in follow up', 'ended without result');

create table lab (
    id          text primary key check (id ~ '^[0-9a-z]{12}$'),
    name        text not null check (btrim(name) <> ''),
    owner_id    text not null references organisation,
    city        text not null,
    country     text not null check (country ~ '^[A-Z]{2}$'),
    latitude    double precision check (latitude between -90 and 90),
    longitude   double precision check (longitude between -180 and 180),
    description text not null default '',
    state       text not null,
    version     int not null default 1
);
create trigger lab_steps before insert or update on lab for each row execute function keep_steps('lab');

-- Does the lab meet a criterion, and on what grounds?
create table lab_criterion (
    lab_id    text not null references lab on delete cascade,
    criterion text not null check (criterion in
        ('political backing', 'critical mass of companies', 'investment capacity', 'real setting')),
    met       boolean not null,
    grounds   text not null default '',
    primary key (lab_id, criterion),
    check (not met or btrim(grounds) <> '')
);

-- A lab is chosen only when each of the four criteria is met.
create function lab_meets_its_criteria() returns trigger language plpgsql as $$
begin
    if new.state = 'chosen' and old.state <> 'chosen'
       and (select count(*) from lab_criterion where lab_id = new.id and met) < 4 then
        raise exception 'The lab % is chosen only when it meets all four criteria.', new.name
            using errcode = 'check_violation', constraint = 'lab_criteria';
    end if;
    return new;
end $$;
create trigger lab_criteria before update on lab for each row execute function lab_meets_its_criteria();

create table challenge (
    id                   text primary key check (id ~ '^[0-9a-z]{12}$'),
    lab_id               text not null references lab,
    owner_id             text not null references organisation,
    contact_id           text references account,         -- who answers for it
    state                text not null,
    current_version      int  not null default 1,         -- the wording that counts
    places               int  not null default 12 check (places between 1 and 200),
    recommendations_max  int  not null default 3 check (recommendations_max between 1 and 50),
    opened_at            timestamptz,
    closes_at            timestamptz,
    created_at           timestamptz not null,
    version              int not null default 1,
    check (closes_at is null or opened_at is null or closes_at > opened_at),
    check (state in ('draft', 'in review', 'changes asked', 'approved') or (opened_at is not null and closes_at is not null)),
    check (state in ('draft', 'changes asked') or contact_id is not null)
);
create index challenge_lab on challenge (lab_id);
create index challenge_owner on challenge (owner_id);
create index challenge_state on challenge (state, closes_at);
create trigger challenge_steps before insert or update on challenge for each row execute function keep_steps('challenge');

-- A new wording is a new version; a version, once written, is never changed.
create table challenge_version (
    challenge_id text not null references challenge,
    number       int  not null check (number >= 1),
    language     text not null check (language in ('en', 'da', 'nb', 'sv', 'de', 'nl')),
    title        text not null check (btrim(title) <> ''),
    summary      text not null default '',
    success      text not null default '',
    constraints  text not null default '',
    after_event  text not null default '',
    budget_min   bigint check (budget_min >= 0),
    budget_max   bigint check (budget_max >= budget_min),
    currency     text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
    created_at   timestamptz not null,
    created_by   text not null,
    why          text not null default '',
    primary key (challenge_id, number)
);
create trigger challenge_version_is_kept before update or delete on challenge_version
    for each row execute function refuse_change();
alter table challenge add foreign key (id, current_version)
    references challenge_version (challenge_id, number) deferrable initially deferred;

create table challenge_need (
    challenge_id text not null,
    number       int  not null,
    position     int  not null check (position >= 1),
    need         text not null check (btrim(need) <> ''),
    weight       int  not null default 1 check (weight between 1 and 3),
    primary key (challenge_id, number, position),
    foreign key (challenge_id, number) references challenge_version
);
create trigger challenge_need_is_kept before update or delete on challenge_need
    for each row execute function refuse_change();

create table challenge_criterion (
    challenge_id text not null,
    number       int  not null,
    position     int  not null check (position >= 1),
    name         text not null check (btrim(name) <> ''),
    description  text not null default '',
    weight       int  not null default 1 check (weight between 1 and 10),
    primary key (challenge_id, number, position),
    foreign key (challenge_id, number) references challenge_version
);
create trigger challenge_criterion_is_kept before update or delete on challenge_criterion
    for each row execute function refuse_change();

create table challenge_review (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id text not null,
    number       int  not null,
    account_id   text not null references account,
    verdict      text not null check (verdict in ('comment', 'changes asked', 'approved')),
    comment      text not null default '',
    at           timestamptz not null,
    foreign key (challenge_id, number) references challenge_version,
    check (verdict = 'approved' or btrim(comment) <> '')
);
create index challenge_review_challenge on challenge_review (challenge_id, at);

-- Asked by one, answered for all; who asked is not shown.
create table question (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id text not null references challenge,
    asked_by     text not null references account,
    question     text not null check (char_length(btrim(question)) between 5 and 2000),
    asked_at     timestamptz not null,
    answer       text not null default '',
    answered_by  text references account,
    answered_at  timestamptz,
    check ((answered_at is null) = (btrim(answer) = '')),
    check ((answered_at is null) = (answered_by is null))
);
create index question_challenge on question (challenge_id, asked_at);

create table challenge_follow (
    challenge_id text not null references challenge,
    account_id   text not null references account,
    since        timestamptz not null,
    primary key (challenge_id, account_id)
);
create index challenge_follow_account on challenge_follow (account_id);
