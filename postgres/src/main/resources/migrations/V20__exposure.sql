-- Which companies a list showed, and which could have been on it: the ledger of being seen.
-- One list a day for one reading organisation and challenge counts, so that nobody raises a figure by looking again.
create table shown_list (
    id           bigint generated always as identity primary key,
    challenge_id text not null references challenge,
    reader_id    text not null references organisation,
    on_day       date not null,
    fair         boolean not null,       -- false: the reader ordered by fit alone
    unique (challenge_id, reader_id, on_day)
);
create index shown_list_by_day on shown_list (on_day);

create table shown_company (
    list_id    bigint not null references shown_list,
    company_id text   not null references organisation,
    place      int    check (place >= 1),                -- null: it could have been shown and was not
    merit      double precision not null check (merit >= 0),
    exposure   double precision not null check (exposure >= 0),
    newcomer   boolean not null,                         -- on that day
    primary key (list_id, company_id)
);

create trigger shown_list_is_append_only before update or delete or truncate on shown_list
    for each statement execute function refuse_change();
create trigger shown_company_is_append_only before update or delete or truncate on shown_company
    for each statement execute function refuse_change();
