-- A decision made by hand stays when a selection is kept: until now nothing but the ledger told the two apart.
alter table application add column pending_by_hand boolean not null default false;

update application a
   set pending_by_hand = true
 where a.state = 'eligible' and a.pending_decision is not null
   and exists (select from ledger_line h
                where h.kind = 'application' and h.object_id = a.id and h.deed = 'decided by hand'
                  and not exists (select from ledger_line k
                                   where k.kind = 'challenge' and k.object_id = a.challenge_id
                                     and k.deed = 'kept a selection' and k.id > h.id));
