-- A demonstration's clock can be moved ahead; that of a real partnership cannot.
alter table partnership add column ahead_seconds bigint not null default 0 check (ahead_seconds >= 0);
alter table partnership add constraint only_a_demonstration_moves_its_clock check (demonstration or ahead_seconds = 0);
