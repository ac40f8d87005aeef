-- What still stands of what was said of a follow-up: not what the same side corrected to a lower rung afterwards.
-- Whoever stops takes nothing back.

create function rung_height(state text) returns int language sql immutable as $$
    select case state when 'stopped' then -1 when 'talking' then 0 when 'test' then 1 when 'pilot' then 2
                      when 'offer' then 3 when 'contract' then 4 when 'consortium' then 4 when 'in use' then 5 end
$$;

create view standing_answer as
select said.*
  from follow_up_answer said
 where not exists (select from follow_up_answer later
                    where later.follow_up_id = said.follow_up_id and later.organisation_id = said.organisation_id
                      and (later.at, later.id) > (said.at, said.id) and later.state <> 'stopped'
                      and rung_height(later.state) < rung_height(said.state));
