-- An edition keeps the records behind its figures, so that it opens them for good.
create table status_record (
    number    int     not null references status_edition,
    figure    text    not null,
    id        text    not null,
    label     text    not null,
    veiled    text    not null,     -- without names
    country   text    not null,
    other     text    not null,
    address   text    not null,
    on_day    date    not null,
    days      int     not null,
    waits     boolean not null,
    documents int     not null check (documents >= 0),
    primary key (number, figure, id)
);
create trigger status_record_is_append_only before update or delete or truncate on status_record
    for each statement execute function refuse_change();

-- What proves a pilot or use (a follow up), or that an organisation cooperates across borders.
create table record_document (
    id              text primary key check (id ~ '^[0-9a-z]{12}$'),
    follow_up_id    text references follow_up,
    organisation_id text references organisation,
    title           text not null check (btrim(title) <> ''),
    place           text not null check (btrim(place) <> ''),     -- an address, or where it is filed
    added_at        timestamptz not null default acting_at(),
    check (num_nonnulls(follow_up_id, organisation_id) = 1)     -- it proves one thing
);
create index record_document_follow_up on record_document (follow_up_id);
create index record_document_organisation on record_document (organisation_id);
create trigger status_changes after insert or update or delete or truncate on record_document
    for each statement execute function note_status_change();
