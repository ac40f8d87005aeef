-- Who was seated after the wishes of an event had closed may still wish, and be wished.
alter table participant add column late boolean not null default false;
