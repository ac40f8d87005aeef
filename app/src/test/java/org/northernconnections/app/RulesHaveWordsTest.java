package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.page.Texts;

/// What the database refuses by a rule of a name is told to people in words.
class RulesHaveWordsTest {
    /// Only the program itself could break these: no form sends such values.
    private static final List<String> OWN = List.of(
            "only_a_demonstration_moves_its_clock", "pending_decision_known", "turned_is_dated", "turned_is_known");

    @Test
    void everyNamedRuleHasASentence() {
        try (RunningProgram program = RunningProgram.empty()) {
            List<String> rules = program.sql().sql("""
                    select conname from pg_constraint where contype = 'x'
                    union
                    select i.indexrelid::regclass::text
                      from pg_index i join pg_class c on c.oid = i.indrelid
                     where i.indisunique and c.relnamespace = 'public'::regnamespace
                       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
                    union
                    select (regexp_matches(prosrc, 'constraint = ''(\\w+)''', 'g'))[1]
                      from pg_proc where pronamespace = 'public'::regnamespace
                    union
                    select conname from pg_constraint
                     where contype = 'c' and connamespace = 'public'::regnamespace and conname !~ '_check[0-9]*$'
                    """).query(String.class).list();
            Texts texts = program.part(Texts.class);

            assertThat(rules).contains("review_conflict", "no_table_twice_in_a_slot", "one_application_a_company");
            assertThat(rules).filteredOn(rule -> !OWN.contains(rule)).allMatch(rule -> texts.has("rule." + rule));
        }
    }
}
