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
