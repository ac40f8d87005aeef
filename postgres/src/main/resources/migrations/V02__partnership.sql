-- The partnership room: organisations, companies, people, and how they sign in.

create table organisation (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    name         text not null check (btrim(name) <> ''),
    name_english text not null default '',
    kind         text not null check (kind in ('city', 'region', 'cluster', 'agency', 'research', 'company')),
    country      text not null check (country ~ '^[A-Z]{2}$'),
    seat         text not null default '',
    latitude     double precision check (latitude between -90 and 90),
    longitude    double precision check (longitude between -180 and 180),
    website      text not null default '' check (website = '' or website ~ '^https?://'),
    valid_from   date not null,
    valid_until  date,
    successor_id text references organisation,
    version      int  not null default 1,
    check (valid_until is null or valid_until >= valid_from),
    check (successor_id is null or valid_until is not null),
    check (successor_id is distinct from id),
    check ((latitude is null) = (longitude is null))
);
create index organisation_name on organisation using gin (name gin_trgm_ops);
create index organisation_successor on organisation (successor_id);

-- What happened to an organisation's name and body; never changed afterwards.
create table organisation_event (
    id              bigint generated always as identity primary key,
    organisation_id text not null references organisation,
    kind            text not null check (kind in ('founded', 'renamed', 'merged into', 'took over', 'left', 'joined')),
    on_day          date not null,
    name_before     text not null default '',
    name_after      text not null default '',
    other_id        text references organisation,
    why             text not null default '',
    actor           text not null default acting()
);
create index organisation_event_organisation on organisation_event (organisation_id, on_day);
create trigger organisation_event_is_append_only before update or delete or truncate on organisation_event
    for each statement execute function refuse_change();

create table partner (
    organisation_id text primary key references organisation,
    level           text not null check (level in ('policy', 'city', 'cluster')),
    lead            boolean not null default false,
    joined          date not null,
    left_on         date,
    check (left_on is null or left_on >= joined)
);
create unique index one_lead_partner on partner (lead) where lead and left_on is null;

create table company (
    organisation_id text primary key references organisation,
    summary         text not null default '',
    proof           text not null default '',
    readiness       int  not null check (readiness between 5 and 9),
    employees       int  check (employees between 0 and 1000000),
    founded         int  check (founded between 1600 and 2200),
    languages       text[] not null default '{}' check (array_position(languages, null) is null),
    visibility      text not null default 'partnership' check (visibility in ('public', 'partnership', 'private')),
    consent_at      timestamptz,          -- when the company agreed that its profile is kept and shown as said
    version         int not null default 1,
    check (visibility = 'private' or consent_at is not null)
);

create table capability (
    id         text primary key check (id ~ '^[0-9a-z]{12}$'),
    company_id text not null references company on delete cascade,
    position   int  not null check (position >= 1),
    language   text not null check (language in ('en', 'da', 'nb', 'sv', 'de', 'nl')),
    statement  text not null check (char_length(btrim(statement)) between 10 and 600),
    unique (company_id, position) deferrable initially deferred
);

create table cluster_member (
    cluster_id text not null references organisation,
    company_id text not null references company,
    since      date not null,
    until      date,
    primary key (cluster_id, company_id, since),
    check (until is null or until >= since)
);
create index cluster_member_company on cluster_member (company_id);

create table account (
    id         text primary key check (id ~ '^[0-9a-z]{12}$'),
    email      text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
    name       text not null default '',
    language   text not null default 'en' check (language in ('en', 'da', 'nb', 'sv', 'de', 'nl')),
    created_at timestamptz not null,
    erased_at  timestamptz,
    version    int not null default 1
);
create unique index account_email on account (email) where erased_at is null;

create table membership (
    account_id      text not null references account,
    organisation_id text not null references organisation,
    role            text not null check (role in ('secretariat', 'cluster', 'owner', 'company', 'policy')),
    since           date not null,
    until           date,
    primary key (account_id, organisation_id, role),
    check (until is null or until >= since)
);
create index membership_organisation on membership (organisation_id);

-- A link that signs somebody in: single use, fifteen minutes, bound to the browser that asked for it.
create table sign_in_link (
    token_hash   text primary key,
    email        text not null,
    browser_hash text not null,
    target       text not null default '/',
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    check (expires_at > created_at)
);
create index sign_in_link_expires on sign_in_link (expires_at);

create table api_token (
    id         text primary key check (id ~ '^[0-9a-z]{12}$'),
    account_id text not null references account,
    name       text not null check (btrim(name) <> ''),
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_token_account on api_token (account_id);

-- One row: the partnership that this program serves.
create table partnership (
    one           boolean primary key default true check (one),
    name          text not null,
    demonstration boolean not null default false,
    set_up_at     timestamptz not null
);
