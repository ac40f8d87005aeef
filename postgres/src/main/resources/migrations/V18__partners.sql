-- Companies that would answer a challenge together, and are named to each other once both have said so.

insert into state_step (machine, from_state, to_state) values
    ('pairing', '', 'asked'), ('pairing', 'asked', 'agreed'), ('pairing', 'asked', 'declined'), ('pairing', 'asked', 'lapsed');

create table pairing (
    id            text primary key check (id ~ '^[0-9a-z]{12}$'),
    challenge_id  text not null references challenge,
    asker_id      text not null references company,    -- has said yes by asking
    asked_id      text not null references company,
    need          int  not null check (need >= 1),      -- by its position, that the asked one adds
    asked_country text not null default '',            -- '' where it would tell too much
    asker_need    int  not null default 0,              -- 0 where it would tell too much
    asker_country text not null default '',
    asked_at      timestamptz not null,
    answered_at   timestamptz,
    state         text not null,
    check (asker_id <> asked_id),
    check ((state in ('agreed', 'declined')) = (answered_at is not null)),
    unique (challenge_id, asker_id, asked_id)
);
create index pairing_asker on pairing (asker_id, asked_at);
create index pairing_asked on pairing (asked_id, asked_at);
create trigger pairing_steps before insert or update on pairing for each row execute function keep_steps('pairing');

-- What each was told of the other stays as it was found safe; a company asks at most two others about one challenge.
create function pairings_are_shy() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.challenge_id, new.asker_id, new.asked_id, new.need, new.asked_country, new.asker_need, new.asker_country, new.asked_at)
           is distinct from
           (old.challenge_id, old.asker_id, old.asked_id, old.need, old.asked_country, old.asker_need, old.asker_country, old.asked_at) then
            raise exception 'Only the answer to a pairing changes.' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    perform from organisation where id = new.asker_id for no key update;
    if (select count(*) from pairing where challenge_id = new.challenge_id and asker_id = new.asker_id) >= 2 then
        raise exception 'A company asks at most two others about one challenge.'
            using errcode = 'check_violation', constraint = 'pairings_max';
    end if;
    return new;
end $$;
create trigger pairing_is_shy before insert or update on pairing for each row execute function pairings_are_shy();
