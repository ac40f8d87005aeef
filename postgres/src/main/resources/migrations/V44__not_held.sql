-- Of two that have not met after all there is no follow-up, unless one of them has said what came of it. The row stays,
-- with what was asked, as another verdict can start it again.
alter table follow_up add not_held boolean not null default false;

update follow_up f
   set not_held = true, version = version + 1
 where not exists (select from follow_up_answer a where a.follow_up_id = f.id)
   and (select coalesce(bool_and(m.missed_by <> ''), false)
          from meeting m
          join participant p on p.id = m.a_id
          join participant q on q.id = m.b_id
          left join heir ph on ph.id = p.organisation_id
          left join heir qh on qh.id = q.organisation_id
          cross join lateral (values (coalesce(ph.heir_id, p.organisation_id), coalesce(qh.heir_id, q.organisation_id)))
                  as seat(one, other)
         where m.event_id = f.event_id and m.state = 'both open'
           and least(seat.one, seat.other) = f.one_id and greatest(seat.one, seat.other) = f.other_id);

create function note_not_held() returns trigger language plpgsql as $$
begin
    perform note_in_ledger('follow up', new.id, case when new.not_held then 'not held' else 'held after all' end, null, null);
    return null;
end $$;

create trigger follow_up_not_held after update on follow_up for each row when (old.not_held <> new.not_held)
    execute function note_not_held();
