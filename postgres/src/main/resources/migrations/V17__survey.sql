-- Once a year partners say how they find working with each other; both read it once both have answered.
create table survey (
    from_id  text not null references organisation,
    about_id text not null references organisation,
    year     int  not null check (year between 2000 and 2200),
    clear    int  not null check (clear between 1 and 5),
    answers  int  not null check (answers between 1 and 5),
    promises int  not null check (promises between 1 and 5),
    open     int  not null check (open between 1 and 5),
    worth    int  not null check (worth between 1 and 5),
    again    int  not null check (again between 1 and 5),
    words    text not null default '' check (length(words) <= 1000),
    at       timestamptz not null,
    primary key (from_id, about_id, year),
    check (from_id <> about_id)
);
create index survey_about on survey (about_id, from_id);

-- What both read is not changed afterwards.
create function read_surveys_are_kept() returns trigger language plpgsql as $$
begin
    if exists (select from survey where from_id = old.about_id and about_id = old.from_id and year = old.year) then
        raise exception 'Both have answered: nobody changes it.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger survey_is_kept before update on survey for each row execute function read_surveys_are_kept();
