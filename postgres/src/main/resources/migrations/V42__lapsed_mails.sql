-- A mail whose link works no more is not sent: it lapses.
alter table mail add lapses_at timestamptz;   -- after this it is of no use; null for never
alter table mail add lapsed_at timestamptz;   -- when it was given up unsent
alter table mail add check (lapsed_at is null or (sent_at is null and lapses_at is not null));

update mail set lapses_at = written_at + interval '15 minutes' where sent_at is null and cause like 'sign-in:%';

drop index mail_waiting;
create index mail_waiting on mail (try_at) where sent_at is null and lapsed_at is null;
