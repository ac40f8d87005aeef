-- How a recommendation turned out, beside the words on it.
alter table recommendation add column turned text check (turned in ('good', 'mixed', 'bad'));
alter table recommendation add column turned_on date;
alter table recommendation add constraint turned_is_dated check ((turned is null) = (turned_on is null));
alter table recommendation add constraint turned_is_known check (turned is null or state = 'outcome known');
