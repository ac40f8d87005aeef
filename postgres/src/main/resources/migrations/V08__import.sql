-- A sheet of companies between its dry run and its import.
create table company_import (
    id          text primary key check (id ~ '^[0-9a-z]{12}$'),
    account_id  text not null references account,
    file_name   text not null,
    content     bytea not null check (octet_length(content) <= 10485760),
    uploaded_at timestamptz not null
);
create index company_import_account on company_import (account_id, uploaded_at);
create index company_import_uploaded on company_import (uploaded_at);
