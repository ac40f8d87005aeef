-- Organisations that meet several times, and those that merge in between.

-- The fact that a word turned out well or badly is named by the version of the word: one a turn, not one a day. What
-- was withdrawn although the word came back to it on the same day stands again.
update evidence e
   set cause = 'recommendation:' || r.id || ':' || r.version, withdrawn_at = null
  from recommendation r
 where e.cause = 'recommendation:' || r.id || ':' || upper(r.turned) || ':' || r.turned_on;

-- For which side of a follow-up an organisation spoke that is neither any more: its heir may stand there by now.
create function heir_among(said_by text, one text, other text) returns text language sql stable as $$
    select case when coalesce((select heir_id from heir where id = said_by), said_by)
                     = coalesce((select heir_id from heir where id = one), one) then one else other end
$$;

-- As in V26, but by side: what an organisation said before a merger and its heir afterwards is of one side.
create or replace view standing_answer as
with side as not materialized (
    select a.id, a.follow_up_id,
           case when a.organisation_id in (f.one_id, f.other_id) then a.organisation_id
                else heir_among(a.organisation_id, f.one_id, f.other_id) end as organisation_id,
           a.account_id, a.state, a.value, a.why, a.words, a.by_link, a.at
      from follow_up_answer a join follow_up f on f.id = a.follow_up_id
)
select said.*
  from side said
 where not exists (select from side later
                    where later.follow_up_id = said.follow_up_id and later.organisation_id = said.organisation_id
                      and (later.at, later.id) > (said.at, said.id) and later.state <> 'stopped'
                      and rung_height(later.state) < rung_height(said.state));

-- A link that was sent before a merger answers for the heir, to whom its questions were handed over.
update follow_up_link l set organisation_id = h.heir_id from heir h where h.id = l.organisation_id;
