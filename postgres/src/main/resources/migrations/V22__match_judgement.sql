-- What people say of a statement as the answer to a need: fits, partly, or not. Withdrawn ones are gone.
create table match_judgement (
    challenge_id   text not null references challenge,
    need           int  not null check (need >= 1),       -- its place in the wording
    company_id     text not null references organisation,
    account_id     text not null references account,
    wording        int  not null,
    verdict        text not null check (verdict in ('fits', 'partly', 'not')),
    statement      text not null,                         -- that was judged; empty where none answered
    like_words     double precision not null check (like_words between 0 and 1),
    like_meaning   double precision not null check (like_meaning between 0 and 1),
    encoder        text not null,                         -- by which the meaning was compared
    at             timestamptz not null,
    primary key (challenge_id, need, company_id, account_id),
    foreign key (challenge_id, wording) references challenge_version (challenge_id, number)
);
create index match_judgement_encoder on match_judgement (encoder);

-- Weights fitted to these judgements, and whether they are used. The last line of an encoder counts.
create table match_weights (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    encoder    text not null,
    judgements int  not null,
    challenges int  not null,
    newest     timestamptz,                -- the newest judgement among them
    used       boolean not null,
    bias       double precision not null,
    words      double precision not null check (words >= 0),
    meaning    double precision not null check (meaning >= 0),
    before     double precision not null,  -- mean log loss of the fixed rule on the later challenges
    after      double precision not null,  -- that of the fitted weights
    actor      text not null default acting(),
    check (not used or words + meaning > 0)
);
create index match_weights_encoder on match_weights (encoder, id);
create trigger match_weights_is_append_only before update or delete or truncate on match_weights
    for each statement execute function refuse_change();
