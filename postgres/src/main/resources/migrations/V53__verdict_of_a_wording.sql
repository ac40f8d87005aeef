-- A verdict is of one wording: what is said of a later one leaves it as it was.
alter table match_judgement drop constraint match_judgement_pkey;
alter table match_judgement add primary key (challenge_id, need, company_id, account_id, wording);
