-- A word that was given has been counted: the company accepts it whatever the limit has become since, and whatever a
-- merger has brought together.
create or replace function recommendations_are_limited() returns trigger language plpgsql as $$
declare
    allowed int;
    given   int;
begin
    if new.state not in ('given', 'accepted by the company')
       or (tg_op = 'UPDATE' and (old.state = new.state or old.state = 'given')) then
        return new;
    end if;
    select recommendations_max into allowed from challenge where id = new.challenge_id for no key update;
    select count(*) into given from recommendation
     where challenge_id = new.challenge_id and cluster_id = new.cluster_id and id <> new.id
       and state in ('given', 'accepted by the company', 'outcome known');
    if given >= allowed then
        raise exception 'This cluster has given all % recommendations that the challenge allows.', allowed
            using errcode = 'check_violation', constraint = 'recommendations_max';
    end if;
    return new;
end $$;

-- A call opens only in a lab that was chosen and has not ended. The lab is locked, so that it does not end meanwhile.
create function calls_open_in_chosen_labs() returns trigger language plpgsql as $$
declare
    lab_state text;
begin
    if new.state = 'open' and old.state <> 'open' then
        select state into lab_state from lab where id = new.lab_id for share;
        if lab_state not in ('chosen', 'running') then
            raise exception 'The lab of the challenge % is %: its call opens once the lab is chosen.', new.id, lab_state
                using errcode = 'check_violation', constraint = 'call_in_chosen_lab';
        end if;
    end if;
    return new;
end $$;
create trigger challenge_lab before update of state on challenge
    for each row execute function calls_open_in_chosen_labs();

-- A call that was closed by hand before its time has closed when it was closed.
update challenge c
   set closes_at = l.at
  from (select object_id, min(at) as at
          from ledger_line
         where kind = 'challenge' and to_state = 'closed'
         group by object_id) l
 where l.object_id = c.id and l.at < c.closes_at and l.at > c.opened_at;
