-- An event has one day: its sessions begin on it, in its zone, and one of the night ends by noon of the next.
create function sessions_are_on_the_day() returns trigger language plpgsql as $$
declare
    one event%rowtype;
    begins timestamp;
    ends   timestamp;
begin
    select * into strict one from event where id = new.event_id;
    if one.zone ~ '^[+-]' then      -- as a name, +02:00 would lie west of Greenwich
        begins := new.starts_at at time zone cast(one.zone as interval);
        ends   := new.ends_at at time zone cast(one.zone as interval);
    else
        begins := new.starts_at at time zone one.zone;
        ends   := new.ends_at at time zone one.zone;
    end if;
    if begins::date <> one.on_day or ends > one.on_day + 1 + time '12:00' then
        raise exception 'A session begins on the day of its event.'
            using errcode = 'check_violation', constraint = 'sessions_on_the_day';
    end if;
    return new;
end $$;

create trigger sessions_are_on_the_day before insert or update of starts_at, ends_at on event_session
    for each row execute function sessions_are_on_the_day();
