-- The mail room: what the program writes to people, sent by a job, once a cause.

create table mail (
    id         text primary key check (id ~ '^[0-9a-z]{12}$'),
    cause      text not null unique,               -- never twice for one cause: 'release:…:…'
    to_address text not null,
    account_id text references account,
    language   text not null,
    subject    text not null,
    body       text not null,
    secret     boolean not null default false,      -- holds a sign-in link: its body is not shown once sent
    calendar   text not null default '',           -- an iCalendar file to attach
    calendar_method text not null default '' check (calendar_method in ('', 'REQUEST', 'CANCEL', 'PUBLISH')),
    written_at timestamptz not null,
    sent_at    timestamptz,
    attempts   int  not null default 0,
    try_at     timestamptz not null,
    failure    text not null default ''
);
create index mail_waiting on mail (try_at) where sent_at is null;
create index mail_written on mail (written_at desc);

-- db-scheduler's table, as its manual gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Spring Session's tables, as it ships them for PostgreSQL.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- How often something was tried lately: sign-in, applications, searches (Bucket4j's state).
create table rate_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
