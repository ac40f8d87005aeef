-- A table can be lost in the course of the day and come back: plans of the rest of the day go without it.
alter table event_table add column lost boolean not null default false;

-- A table can belong to one participant, who sits there all day.
alter table event_table add column host_id text unique references participant;

-- The languages in which somebody can meet; none if language is no question. A company's own until the person says.
alter table participant add column languages text[] not null default '{}' check (array_position(languages, null) is null);

update participant p
   set languages = c.languages
  from company c, event e
 where c.organisation_id = p.organisation_id and e.id = p.event_id and e.state in ('collecting wishes', 'wishes closed');
