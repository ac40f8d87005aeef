-- What a refused company was told stays as it was told.
create function told_feedback_stays() returns trigger language plpgsql as $$
begin
    if old.state in ('not selected', 'not eligible') and new.feedback <> old.feedback then
        raise exception 'The company of the application % has been told why it was refused.', new.id
            using errcode = 'check_violation', constraint = 'told_feedback_stays';
    end if;
    return new;
end $$;
create trigger application_feedback before update of feedback on application
    for each row execute function told_feedback_stays();

-- Nobody is invited to an event that is over.
update application a
   set pending_decision = null, pending_rank = null, pending_by_hand = false
  from challenge c
 where c.id = a.challenge_id and c.state in ('in follow up', 'answered', 'ended without result')
   and a.state in ('eligible', 'waiting') and a.pending_decision = 'shortlisted';
