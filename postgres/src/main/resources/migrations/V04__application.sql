-- The application room: recommendations, applications, screening and selection.

insert into state_step (machine, from_state, to_state) values
    ('recommendation', '', 'asked'), ('recommendation', '', 'given'),
    ('recommendation', 'asked', 'given'), ('recommendation', 'asked', 'declined'), ('recommendation', 'asked', 'lapsed'),
    ('recommendation', 'given', 'accepted by the company'), ('recommendation', 'given', 'withdrawn'),
    ('recommendation', 'accepted by the company', 'withdrawn'),
    ('recommendation', 'given', 'outcome known'), ('recommendation', 'accepted by the company', 'outcome known'),

    ('application', '', 'draft'), ('application', 'draft', 'submitted'),
    ('application', 'submitted', 'eligible'), ('application', 'submitted', 'not eligible'),
    ('application', 'eligible', 'shortlisted'), ('application', 'eligible', 'waiting'),
    ('application', 'eligible', 'not selected'),
    ('application', 'waiting', 'shortlisted'), ('application', 'waiting', 'not selected'),
    ('application', 'shortlisted', 'confirmed'), ('application', 'shortlisted', 'declined'),
    ('application', 'confirmed', 'declined'), ('application', 'confirmed', 'presented'),
    ('application', 'draft', 'withdrawn'), ('application', 'submitted', 'withdrawn'),
    ('application', 'eligible', 'withdrawn'), ('application', 'shortlisted', 'withdrawn'),
    ('application', 'waiting', 'withdrawn'), ('application', 'confirmed', 'withdrawn');

create table recommendation (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id text not null references challenge,
    company_id   text references company,             -- open while a cluster is asked for members in general
    cluster_id   text not null references organisation,
    state        text not null,
    reason       text not null default '',
    known_since  int  check (known_since between 1900 and 2200),   -- year
    conflict     text not null default '',            -- of interest, in words; '' says there is none
    sure_percent int  check (sure_percent between 0 and 100),
    asked_by     text references account,
    asked_at     timestamptz,
    asked_words  text not null default '',
    given_by     text references account,
    given_at     timestamptz,
    outcome      text not null default '',
    version      int not null default 1,
    check (state in ('asked', 'declined', 'lapsed')
           or (company_id is not null and btrim(reason) <> '' and known_since is not null
               and sure_percent is not null and given_by is not null and given_at is not null)),
    check (state <> 'outcome known' or btrim(outcome) <> '')
);
create unique index one_word_a_cluster_and_company on recommendation (challenge_id, cluster_id, company_id)
    where state not in ('declined', 'lapsed', 'withdrawn');
create index recommendation_cluster on recommendation (cluster_id, state);
create index recommendation_company on recommendation (company_id);
create trigger recommendation_steps before insert or update on recommendation
    for each row execute function keep_steps('recommendation');

-- At most so many recommendations a cluster for one challenge.
create function recommendations_are_limited() returns trigger language plpgsql as $$
declare
    allowed int;
    given   int;
begin
    if new.state not in ('given', 'accepted by the company') or (tg_op = 'UPDATE' and old.state = new.state) then
        return new;
    end if;
    select recommendations_max into allowed from challenge where id = new.challenge_id for share;
    select count(*) into given from recommendation
     where challenge_id = new.challenge_id and cluster_id = new.cluster_id and id <> new.id
       and state in ('given', 'accepted by the company', 'outcome known');
    if given >= allowed then
        raise exception 'This cluster has given all % recommendations that the challenge allows.', allowed
            using errcode = 'check_violation', constraint = 'recommendations_max';
    end if;
    return new;
end $$;
create trigger recommendation_limit before insert or update on recommendation
    for each row execute function recommendations_are_limited();

-- Decisions become known together: a batch is released once.
create table release_batch (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id text not null references challenge,
    released_at  timestamptz not null,
    released_by  text not null
);

create table application (
    id               text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id     text not null references challenge,
    company_id       text not null references company,
    state            text not null,
    language         text not null default 'en' check (language in ('en', 'da', 'nb', 'sv', 'de', 'nl')),
    pitch            text not null default '',
    offer            text not null default '',
    team_with        text not null default '',
    submitted_at     timestamptz,
    eligibility      text not null default '',     -- grounds of the eligibility verdict
    pending_decision text check (pending_decision in ('shortlisted', 'waiting', 'not selected')),
    pending_rank     int,
    feedback         text not null default '',     -- what a refused company can use
    waiting_rank     int check (waiting_rank >= 1),
    batch_id         text references release_batch,
    answer_by        timestamptz,                  -- until when a shortlisted company confirms
    created_at       timestamptz not null,
    version          int not null default 1,
    check (state in ('draft', 'withdrawn') or (submitted_at is not null and btrim(pitch) <> '')),
    check (state not in ('not eligible', 'not selected') or char_length(btrim(feedback)) >= 20),
    check (state not in ('shortlisted', 'waiting', 'not selected', 'confirmed', 'declined', 'presented') or batch_id is not null),
    check (state <> 'waiting' or waiting_rank is not null)
);
create unique index one_application_a_company on application (challenge_id, company_id) where state <> 'withdrawn';
create index application_company on application (company_id);
create index application_challenge_state on application (challenge_id, state);
create trigger application_steps before insert or update on application
    for each row execute function keep_steps('application');

-- What a company says to each single need.
create table application_answer (
    application_id text not null references application on delete cascade,
    position       int  not null check (position >= 1),
    answer         text not null check (btrim(answer) <> ''),
    primary key (application_id, position)
);

create table reviewer (
    challenge_id text not null references challenge,
    account_id   text not null references account,
    since        timestamptz not null,
    primary key (challenge_id, account_id)
);

-- A reviewer's own word that he or she must not judge this company.
create table declared_conflict (
    account_id   text not null references account,
    company_id   text not null references company,
    grounds      text not null check (btrim(grounds) <> ''),
    declared_at  timestamptz not null,
    primary key (account_id, company_id)
);

create table review_assignment (
    application_id text not null references application on delete cascade,
    account_id     text not null references account,
    assigned_at    timestamptz not null,
    primary key (application_id, account_id)
);
create index review_assignment_account on review_assignment (account_id);

-- Nobody judges a member of the own organisation, of the own cluster, or whom he or she declared a conflict about.
create function in_conflict(the_account text, the_company text) returns text language sql stable as $$
    select case
        when exists (select from membership m where m.account_id = the_account and m.organisation_id = the_company
                        and m.until is null) then 'same organisation'
        when exists (select from membership m join cluster_member c on c.cluster_id = m.organisation_id
                      where m.account_id = the_account and m.until is null
                        and c.company_id = the_company and c.until is null) then 'member of own cluster'
        when exists (select from declared_conflict d where d.account_id = the_account and d.company_id = the_company)
            then 'declared'
    end
$$;

create function reviewers_are_free_of_conflict() returns trigger language plpgsql as $$
declare
    conflict text;
begin
    select in_conflict(new.account_id, a.company_id) into conflict from application a where a.id = new.application_id;
    if conflict is not null then
        raise exception 'This reviewer may not judge this application: %.', conflict
            using errcode = 'check_violation', constraint = 'review_conflict';
    end if;
    return new;
end $$;
create trigger review_assignment_conflict before insert or update on review_assignment
    for each row execute function reviewers_are_free_of_conflict();

create table score (
    application_id text not null,
    account_id     text not null,
    criterion      int  not null check (criterion >= 1),   -- position in the challenge's current version
    score          int  not null check (score between 0 and 5),
    reason         text not null check (btrim(reason) <> ''),
    scored_at      timestamptz not null,
    primary key (application_id, account_id, criterion),
    foreign key (application_id, account_id) references review_assignment on delete cascade
);

create table balance_rule (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id text not null references challenge,
    kind         text not null check (kind in ('at least', 'at most', 'all present')),
    tag          text not null check (tag ~ '^(country:[A-Z]{2}|cluster:[0-9a-z]{12}|newcomer|recommended|not recommended|country)$'),
    number       int  not null default 1 check (number between 0 and 1000),
    in_use       boolean not null default false,
    unique (challenge_id, kind, tag),
    check ((kind = 'all present') = (tag = 'country'))
);
