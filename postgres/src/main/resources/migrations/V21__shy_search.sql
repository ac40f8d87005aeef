-- The shy search: "have you a member who can …?", asked of a cluster and answered with a number.
create table shy_question (
    id         bigint generated always as identity primary key,
    cluster_id text not null references organisation,
    asked_by   text not null references account,
    for_id     text not null references organisation,     -- for which organisation the person asked
    language   text not null,
    question   text not null check (length(btrim(question)) between 1 and 300),
    answer     int  not null check (answer = 0 or answer >= 3),   -- 0: none, or fewer than three
    members    text[] not null,       -- who fitted: for the engine alone, so that later answers give nobody away
    on_day     date not null,
    at         timestamptz not null,
    check (for_id <> cluster_id)
);
create index shy_question_budget on shy_question (asked_by, on_day, cluster_id);
create index shy_question_before on shy_question (cluster_id, for_id, on_day);
