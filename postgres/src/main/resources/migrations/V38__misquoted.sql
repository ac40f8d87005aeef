-- Whose paper was typed wrongly by a helper may say so once the word is open: an appeal of its own side.
alter table outcome add misquoted boolean not null default false;
alter table outcome add check (not misquoted or (helped and appeal <> ''));

-- Whoever sat at an event for an organisation that has merged since speaks for its heir, as long as words on its
-- meetings can be written.
update participant p
   set organisation_id = h.heir_id, version = p.version + 1
  from heir h, event e
 where h.id = p.organisation_id and e.id = p.event_id and e.on_day >= current_date - 90;
