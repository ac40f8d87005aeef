-- Lists of organisations go by name.
create index organisation_by_name on organisation (name, id) where valid_until is null;

-- Nobody judges a member of the own organisation, of the own cluster, or whom he or she declared a conflict about.
-- A pair may be in conflict for several reasons; the first rank counts.
create view conflict as
    select account_id, organisation_id as company_id, 1 as rank, 'same organisation' as why
      from membership where until is null
    union all
    select m.account_id, c.company_id, 2, 'member of own cluster'
      from membership m join cluster_member c on c.cluster_id = m.organisation_id
     where m.until is null and c.until is null
    union all
    select account_id, company_id, 3, 'declared' from declared_conflict;

create or replace function in_conflict(the_account text, the_company text) returns text language sql stable as $$
    select why from conflict where account_id = the_account and company_id = the_company order by rank limit 1
$$;
