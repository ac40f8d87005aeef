-- The report room: numbered editions of the status of the partnership, which never change afterwards.

create table status_edition (
    number int primary key check (number >= 1),
    at     timestamptz not null,
    actor  text not null default acting()
);
create trigger status_edition_is_append_only before update or delete or truncate on status_edition
    for each statement execute function refuse_change();

create table status_count (
    number  int  not null references status_edition,
    figure  text not null,
    country text not null default '',     -- '' for all together
    other   text not null default '',     -- of pairs of countries
    records int  not null check (records >= 0),
    value   int  not null,
    primary key (number, figure, country, other)
);
create trigger status_count_is_append_only before update or delete or truncate on status_count
    for each statement execute function refuse_change();
