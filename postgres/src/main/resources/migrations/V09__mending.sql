-- A membership ends before the day that is said, so that whoever is named and released on one day is out at once.
update membership set until = until + 1 where until is not null;

-- Not being eligible is a decision like others: pending until the release.
alter table application drop constraint application_pending_decision_check;
alter table application add constraint pending_decision_known
    check (pending_decision in ('shortlisted', 'waiting', 'not selected', 'not eligible'));
update application set pending_decision = null, pending_rank = null
 where pending_decision is not null and state not in ('eligible', 'waiting');
alter table application add constraint pending_while_it_can_be_released
    check (pending_decision is null
           or (pending_decision = 'not eligible' and state = 'submitted')
           or (pending_decision <> 'not eligible' and state in ('eligible', 'waiting')));

-- Two managers of one cluster give their words one after the other, each seeing the other's.
create or replace function recommendations_are_limited() returns trigger language plpgsql as $$
declare
    allowed int;
    given   int;
begin
    if new.state not in ('given', 'accepted by the company') or (tg_op = 'UPDATE' and old.state = new.state) then
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

-- All sessions and slots of an event move at once when its day changes, so overlaps are looked for at the end.
alter table event_session drop constraint event_session_event_id_tstzrange_excl;
alter table event_session add constraint sessions_do_not_overlap
    exclude using gist (event_id with =, tstzrange(starts_at, ends_at) with &&) deferrable initially deferred;
alter table slot drop constraint slot_event_id_tstzrange_excl;
alter table slot add constraint slots_do_not_overlap
    exclude using gist (event_id with =, tstzrange(starts_at, ends_at) with &&) deferrable initially deferred;

-- What an organisation that is no more has become, at last: facts by and about it go on with its heir.
create view heir as
    with recursive step (id, heir_id) as (
        select id, successor_id from organisation where successor_id is not null
        union
        select s.id, o.successor_id
          from step s join organisation o on o.id = s.heir_id
         where o.successor_id is not null
    )
    select s.id, s.heir_id
      from step s join organisation o on o.id = s.heir_id
     where o.successor_id is null;
