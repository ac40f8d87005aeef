-- Few organisations end: who counts those that have not looks for these.
create index organisation_gone on organisation (id) where valid_until is not null;
