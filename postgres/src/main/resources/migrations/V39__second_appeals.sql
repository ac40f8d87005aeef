-- What was said at meetings and set aside or typed wrongly, and what was promised in it.

-- Each side appeals once against a word, the other one because it is not true, its own because a helper typed it
-- wrongly: what one says does not take the appeal away from the other.
alter table outcome add misquote text not null default '', add misquote_verdict text not null default '';
alter table outcome drop constraint outcome_check1, drop constraint outcome_check2;
update outcome
   set misquote = appeal, misquote_verdict = verdict, appeal = '', verdict = ''
 where misquoted;
alter table outcome drop misquoted;
alter table outcome
    add check (state in ('hidden', 'open') or appeal <> '' or misquote <> ''),
    add check (state <> 'appealed' or appeal <> '' and verdict = '' or misquote <> '' and misquote_verdict = ''),
    add check (misquote = '' or helped),
    add check (verdict = '' or appeal <> ''),
    add check (misquote_verdict = '' or misquote <> '');
insert into state_step (machine, from_state, to_state) values ('outcome', 'stands', 'appealed');

-- What the organiser types from the paper takes the place of a word that was set aside because a helper typed it
-- wrongly; the wrong one is kept.
alter table outcome drop constraint outcome_meeting_id_from_id_key;
alter table outcome
    add corrects text unique references outcome,
    add unique nulls not distinct (meeting_id, from_id, corrects),
    add check (corrects is null or helped);

create or replace function opened_words_are_kept() returns trigger language plpgsql as $$
begin
    if old.state <> 'hidden' and (old.came, old.next_step, old.next_by, old.next_due, old.how, old.words)
            is distinct from (new.came, new.next_step, new.next_by, new.next_due, new.how, new.words) then
        raise exception 'What was opened is not changed: reply or appeal.' using errcode = 'restrict_violation';
    end if;
    if old.appeal <> '' and new.appeal <> old.appeal or old.verdict <> '' and new.verdict <> old.verdict
            or old.misquote <> '' and new.misquote <> old.misquote
            or old.misquote_verdict <> '' and new.misquote_verdict <> old.misquote_verdict then
        raise exception 'Each side appeals once, and what was decided stays.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- What was said that a promise is made of, so that it is released when that is set aside.
alter table commitment add outcome_id text references outcome;
update commitment c
   set outcome_id = o.id
  from outcome o
  join meeting m on m.id = o.meeting_id
  join participant p on p.id = o.from_id
  join participant q on q.id = case when m.a_id = o.from_id then m.b_id else m.a_id end
 where o.next_by <> 'them' and c.by_id = p.organisation_id and c.to_id = q.organisation_id
   and c.promise = btrim(o.next_step) and c.due_day = o.next_due
   and c.made_day = (o.opened_at at time zone 'UTC')::date;
create index commitment_outcome on commitment (outcome_id);

-- A link that tells whoever has left of one follow-up, and lets him or her answer without having been asked.
alter table follow_up_link add follow_up_id text references follow_up;
