-- A cluster answers one question about a challenge before it is asked the next one. Of questions that were sent
-- several times, the first stays open.

select set_config('northern.actor', 'system:migration', true), set_config('northern.why', '', true);

update recommendation r
   set state = 'lapsed', version = version + 1
 where r.state = 'asked' and r.company_id is null
   and exists (select from recommendation first
                where first.challenge_id = r.challenge_id and first.cluster_id = r.cluster_id
                  and first.state = 'asked' and first.company_id is null
                  and (first.asked_at, first.id) < (r.asked_at, r.id));

create unique index one_question_a_cluster on recommendation (challenge_id, cluster_id)
    where state = 'asked' and company_id is null;
