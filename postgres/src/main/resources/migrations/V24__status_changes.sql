-- Lists of many companies read no more of each than they show.
create index organisation_brief on organisation (id) include (name, country, kind);
create index company_brief on company (organisation_id) include (visibility, languages, consent_at);
create index application_presented on application (company_id) where state = 'presented';

-- The transactions that touched what the status counts: whoever keeps figures can tell whether they still hold.
create table status_change (
    transaction xid8 primary key default pg_current_xact_id(),
    at          timestamptz not null default now()
);

create function note_status_change() returns trigger language plpgsql as $$
begin
    insert into status_change default values on conflict do nothing;
    return null;
end
$$;

do $$
declare
    counted text;
begin
    foreach counted in array array[
        'partner', 'organisation', 'company', 'lab', 'ledger_line', 'challenge', 'challenge_version', 'recommendation',
        'application', 'event', 'participant', 'meeting', 'follow_up', 'follow_up_answer', 'follow_up_ask', 'commitment',
        'strategy', 'strategy_partner', 'strategy_uptake']
    loop
        execute format('create trigger status_changes after insert or update or delete or truncate on %I '
                       'for each statement execute function note_status_change()', counted);
    end loop;
end
$$;
