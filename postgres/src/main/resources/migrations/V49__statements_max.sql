-- As many statements as the comparison of two companies takes. Who has more already keeps them until the next change.
alter table capability add constraint statements_max check (position <= 50) not valid;
