-- The day on which a fact became known, or stood again: what others reported is told a quarter at a time. Of the facts
-- there were, it is the day of what happened.
alter table evidence add column noted_on date;
update evidence set noted_on = on_day;
alter table evidence alter column noted_on set default cast(acting_at() at time zone 'UTC' as date);
alter table evidence alter column noted_on set not null;
