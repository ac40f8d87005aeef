-- The region that an organisation works from, as a NUTS code. NUTS begins with the two letters of the country, save for
-- Greece and the United Kingdom.
alter table organisation add region text not null default '';
alter table organisation add constraint region_of_its_country check (
    region = ''
    or (region ~ '^[A-Z]{2}[0-9A-Z]{0,3}$'
        and left(region, 2) = case country when 'GR' then 'EL' when 'GB' then 'UK' else country end));
