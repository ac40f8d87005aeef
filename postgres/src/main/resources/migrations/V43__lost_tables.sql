-- A table can be lost in the course of the day and come back: plans of the rest of the day go without it.
alter table event_table add column lost boolean not null default false;
