-- A published timetable is never changed: a change is a new number. Its placements and seats come with it, in one
-- transaction; from then on neither it nor they are added to, changed or removed.

create or replace function published_timetables_are_kept() returns trigger language plpgsql as $$
begin
    if exists (select from timetable t
                where t.id in (old.timetable_id, new.timetable_id) and t.kind <> 'working'
                  and t.xmin <> pg_current_xact_id()::xid) then
        raise exception 'A published timetable is not changed: make a new number.' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end $$;

drop trigger placement_is_kept on placement;
create trigger placement_is_kept before insert or update or delete on placement
    for each row execute function published_timetables_are_kept();
create trigger seat_is_kept before insert or update or delete on seat
    for each row execute function published_timetables_are_kept();

create function published_numbers_are_kept() returns trigger language plpgsql as $$
begin
    if old.kind <> 'working' or new.kind <> 'working' then
        raise exception 'A published timetable is not changed: make a new number.' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger timetable_is_kept before update or delete on timetable
    for each row execute function published_numbers_are_kept();
