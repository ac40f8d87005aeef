-- Strategies and action plans that partners of several countries made together (RCO 83), and who took them up (RCR 79).

create table strategy (
    id           text primary key check (id ~ '^[0-9a-z]{12}$'),
    title        text not null check (btrim(title) <> ''),
    developed_on date not null,
    proof        text not null check (btrim(proof) <> '')   -- where it can be read: an address, or words
);

create table strategy_partner (
    strategy_id     text not null references strategy on delete cascade,
    organisation_id text not null references organisation,
    primary key (strategy_id, organisation_id)
);
create index strategy_partner_organisation on strategy_partner (organisation_id);

create table strategy_uptake (
    strategy_id     text not null references strategy on delete cascade,
    organisation_id text not null references organisation,
    on_day          date not null,
    proof           text not null check (btrim(proof) <> ''),
    primary key (strategy_id, organisation_id)
);
create index strategy_uptake_organisation on strategy_uptake (organisation_id);
