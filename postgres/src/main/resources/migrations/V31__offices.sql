-- The map asks for the offices of each partner's town: a few dozen among all the companies.
create index organisation_office on organisation (seat, country) where kind <> 'company';
