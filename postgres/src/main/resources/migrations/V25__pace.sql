-- How long things take, as an edition keeps it: with those who still wait, the interval and the trend.

alter table status_count
    add column ended      int,        -- to how many it came; null for what is counted, and in editions before this
    add column median     int,        -- days; null while fewer than half have it
    add column low        int,
    add column high       int,
    add column trend      int,        -- days a year; below 0 it takes less
    add column trend_low  int,
    add column trend_high int;

-- Questions and their answers are counted as well.
create trigger status_changes after insert or update or delete or truncate on question
    for each statement execute function note_status_change();
