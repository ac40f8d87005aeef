-- The ledger: which steps a thing may take from state to state, and who took which step, when and why.
--
-- A table whose rows have a state names its machine in a trigger:
--     create trigger ... execute function keep_steps('challenge');
-- From then on the database itself refuses any other step, and no step goes without its line in the ledger.
-- The steps stand in the code as well (org.northernconnections.ledger.Steps); a test holds the two together.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table state_step (
    machine    text not null,
    from_state text not null,   -- '' for a new row
    to_state   text not null,
    primary key (machine, from_state, to_state)
);

create table ledger_line (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text not null check (actor <> ''),
    kind       text not null,
    object_id  text not null,
    deed       text not null,   -- 'step' for a step of state, otherwise what was done: 'renamed', 'imported'
    from_state text,
    to_state   text,
    why        text not null default ''
);
create index ledger_line_object on ledger_line (kind, object_id, id);
create index ledger_line_actor on ledger_line (actor, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The table % is append-only: % is refused.', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

create trigger ledger_is_append_only before update or delete or truncate on ledger_line
    for each statement execute function refuse_change();

-- Who acts, when and why: set for one transaction by the program, see PostgresChanges.
create function acting() returns text language plpgsql stable as $$
declare
    actor text := nullif(current_setting('northern.actor', true), '');
begin
    if actor is null then
        raise exception 'Nobody is named for this change: set northern.actor first.';
    end if;
    return actor;
end $$;

create function acting_at() returns timestamptz language sql stable as $$
    select coalesce(nullif(current_setting('northern.at', true), '')::timestamptz, now())
$$;

create function note_in_ledger(kind text, object_id text, deed text, from_state text, to_state text) returns void
language sql as $$
    insert into ledger_line (at, actor, kind, object_id, deed, from_state, to_state, why)
    values (acting_at(), acting(), kind, object_id, deed, from_state, to_state,
            coalesce(current_setting('northern.why', true), ''))
$$;

create function keep_steps() returns trigger language plpgsql as $$
declare
    machine_name text := tg_argv[0];
    before_state text := case when tg_op = 'INSERT' then '' else old.state end;
begin
    if tg_op = 'UPDATE' and old.state = new.state then
        return new;
    end if;
    if not exists (select from state_step
                    where machine = machine_name and from_state = before_state and to_state = new.state) then
        raise exception 'A % does not go from "%" to "%".', machine_name, before_state, new.state
            using errcode = 'check_violation', constraint = machine_name || '_step';
    end if;
    perform note_in_ledger(machine_name, new.id, 'step', nullif(before_state, ''), new.state);
    return new;
end $$;
