-- Whether a meeting was held is unclear where the words that count contradict each other, or where none is left:
-- until now it was what the first word said.
alter table meeting drop constraint meeting_missed_by_check;
alter table meeting add check (missed_by in ('', 'a', 'b', 'both', 'unclear'));

with word as (
    select o.meeting_id, o.state <> 'set aside' as counts,
           case o.came
               when 'held' then ''
               when 'neither' then 'both'
               when 'we missed' then case when o.from_id = m.a_id then 'a' else 'b' end
               else case when o.from_id = m.a_id then 'b' else 'a' end
           end as missed_by
      from outcome o join meeting m on m.id = o.meeting_id
), said as (
    select meeting_id,
           case when count(distinct missed_by) filter (where counts) = 1 then min(missed_by) filter (where counts)
                else 'unclear'
           end as missed_by
      from word
     group by meeting_id
)
update meeting m
   set missed_by = said.missed_by, version = version + 1
  from said
 where said.meeting_id = m.id and m.state = 'both open' and m.missed_by <> said.missed_by;
