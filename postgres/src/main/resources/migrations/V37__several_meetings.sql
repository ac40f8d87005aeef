-- Organisations that meet several times, and those that merge in between.

-- The fact that a word turned out well or badly is named by the version of the word: one a turn, not one a day. What
-- was withdrawn although the word came back to it on the same day stands again.
update evidence e
   set cause = 'recommendation:' || r.id || ':' || r.version, withdrawn_at = null
  from recommendation r
 where e.cause = 'recommendation:' || r.id || ':' || upper(r.turned) || ':' || r.turned_on;
