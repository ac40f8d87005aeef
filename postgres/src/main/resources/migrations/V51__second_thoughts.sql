-- Whoever said by mistake that a promise was kept or broken takes that back. Each turn makes a fact of its own, so the
-- facts there are name the version at which theirs was told.
insert into state_step (machine, from_state, to_state) values
    ('commitment', 'kept', 'agreed'), ('commitment', 'broken', 'agreed');

update evidence e
   set cause = e.cause || ':' || c.version
  from commitment c
 where e.cause = 'commitment:' || c.id;

-- Once the owner of a challenge and the company have met at its lab, what comes of it belongs to the record of whoever
-- gave its word for the company: nobody takes a word back because it turns out badly. Whatever has merged is its heir.
create function word_is_followed_up(word text) returns boolean language sql stable as $$
    select exists (
        select from recommendation r
          join challenge c on c.id = r.challenge_id
          join event e on e.lab_id = c.lab_id
          join follow_up f on f.event_id = e.id and not f.not_held
          left join heir company on company.id = r.company_id
          left join heir owner on owner.id = c.owner_id
          left join heir one on one.id = f.one_id
          left join heir other on other.id = f.other_id
         where r.id = word
           and coalesce(company.heir_id, r.company_id)
               in (coalesce(one.heir_id, f.one_id), coalesce(other.heir_id, f.other_id))
           and coalesce(owner.heir_id, c.owner_id)
               in (coalesce(one.heir_id, f.one_id), coalesce(other.heir_id, f.other_id)))
$$;

create function followed_words_stay() returns trigger language plpgsql as $$
begin
    if new.state = 'withdrawn' and old.state <> 'withdrawn' and word_is_followed_up(new.id) then
        raise exception 'The owner and the company of the recommendation % have met: it is not withdrawn any more.', new.id
            using errcode = 'check_violation', constraint = 'word_followed_up';
    end if;
    return new;
end $$;
create trigger recommendation_followed_up before update of state on recommendation
    for each row execute function followed_words_stay();

-- While an appeal against a word on a meeting is open, what it reports counts half against the other side.
alter table evidence add column disputed boolean not null default false;

update evidence e
   set disputed = true
  from outcome o
 where o.state = 'appealed'
   and e.cause in ('meeting:' || o.meeting_id || ':' || o.from_id,
                   'meeting:' || o.meeting_id || ':' || o.from_id || ':' || o.id);
