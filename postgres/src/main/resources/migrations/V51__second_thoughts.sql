-- Whoever said by mistake that a promise was kept or broken takes that back. Each turn makes a fact of its own, so the
-- facts there are name the version at which theirs was told.
insert into state_step (machine, from_state, to_state) values
    ('commitment', 'kept', 'agreed'), ('commitment', 'broken', 'agreed');

update evidence e
   set cause = e.cause || ':' || c.version
  from commitment c
 where e.cause = 'commitment:' || c.id;
