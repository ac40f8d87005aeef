-- Which version of a side's word came of a phone's note, so that the phone can correct it later without a network.

alter table handed_in
    add column outcome_id text references outcome,
    add column outcome_version int check (outcome_version >= 1),
    add check ((outcome_id is null) = (outcome_version is null));
create index handed_in_outcome on handed_in (outcome_id) where outcome_id is not null;
