package org.northernconnections.app;

import java.util.List;
import java.util.stream.Stream;

/// Addresses of a route with things of the demonstration in it: first those of one person, then others.
final class Addresses {
    /// Of each kind of thing so many that are not the person's.
    private static final int OTHERS_MAX = 12;

    private static final String OWN =
            "(select organisation_id from membership where account_id = :account and until is null)";

    private final RunningProgram program;

    Addresses(RunningProgram program) {
        this.program = program;
    }

    /// @param account whose things come first; empty for nobody's
    /// @param others whether things that are not this person's come after them
    List<String> of(String route, String account, boolean others) {
        List<String> addresses = List.of(route.replace("{secret}", "nothing").replace("{person}", "elin-hampusson"));
        while (addresses.getFirst().contains("{")) {
            addresses = addresses.stream()
                    .flatMap(address ->
                            values(address, account, others).map(value -> address.replaceFirst("\\{\\w+}", value)))
                    .toList();
            if (addresses.isEmpty()) {
                return List.of();
            }
        }
        return addresses.stream()
                .flatMap(address -> asked(route, address, account))
                .toList();
    }

    /// With what a page is asked about besides its address.
    private Stream<String> asked(String route, String address, String account) {
        return switch (route) {
            case "/challenges/new" -> ask(ownThings("labs", ""), account).map(lab -> address + "?lab=" + lab);
            case "/challenges/{id}/fit" ->
                ask(
                                "select organisation_id from company where visibility = 'public' and :account is not null order by 1 limit 1",
                                account)
                        .map(company -> address + "?company=" + company);
            default -> Stream.of(address);
        };
    }

    private Stream<String> values(String address, String account, boolean others) {
        String[] parts = address.split("/", -1);
        String variable = address.replaceFirst(".*?\\{(\\w+)}.*", "$1");
        Stream<String> own = ask(own(variable, parts), account);
        return others ? Stream.concat(own, ask(any(variable, parts), account).limit(OTHERS_MAX)) : own;
    }

    private Stream<String> ask(String query, String account) {
        if (query.startsWith("'")) {
            return Stream.of(query.replace("'", "").split(","));
        }
        return program.sql().sql(query).param("account", account).query((row, _) -> row.getString(1)).list().stream();
    }

    /// What of this kind is the person's: a query, or words in quotes.
    private static String own(String variable, String[] parts) {
        return switch (variable) {
            case "id" -> ownThings(parts[1], parts[parts.length - 1]);
            case "meeting" -> """
                    select m.id from meeting m
                     where m.event_id = '%s'
                     order by (select count(*) from participant p where p.account_id = :account and p.id in (m.a_id, m.b_id)) desc,
                              (select count(*) from placement p where p.meeting_id = m.id) desc, m.id
                     limit 6
                    """.formatted(parts[2]);
            case "participant" ->
                "select id from participant where event_id = '%s' order by coalesce(account_id = :account, false) desc, id limit 3"
                        .formatted(parts[2]);
            case "other" ->
                parts[1].equals("companies")
                        ? """
                                select c.organisation_id from company c
                                 where c.visibility <> 'private' and :account is not null
                                 order by exists (select from pairing p
                                                   where p.state = 'agreed' and c.organisation_id in (p.asker_id, p.asked_id)
                                                     and '%s' in (p.asker_id, p.asked_id)) desc,
                                          exists (select from cluster_member o
                                                   where o.company_id = c.organisation_id
                                                     and o.cluster_id in (select cluster_id from cluster_member
                                                                           where company_id = '%1$s')) desc, 1
                                 limit 12
                                """.formatted(parts[2])
                        : "select organisation_id from partner where level = 'cluster' and :account is not null order by 1";
            default -> word(variable, parts);
        };
    }

    private static String ownThings(String object, String last) {
        return switch (object) {
            case "partners" -> "select organisation_id from membership where account_id = :account and until is null";
            case "organisations" ->
                "select organisation_id from partner where organisation_id not in " + OWN + " order by 1 limit 20";
            case "companies" -> """
                    select organisation_id from company where organisation_id in %1$s
                     union all
                    select company_id from cluster_member where cluster_id in %1$s and until is null
                    """.formatted(OWN);
            case "labs" -> "select id from lab where owner_id in " + OWN + " order by state, id";
            case "challenges" -> """
                    select id from challenge
                     where owner_id in %s or id in (select challenge_id from reviewer where account_id = :account)
                     order by state, id
                    """.formatted(OWN);
            case "applications" ->
                last.equals("review")
                        ? "select application_id from review_assignment where account_id = :account order by 1 limit 20"
                        : """
                                select a.id from application a join challenge c on c.id = a.challenge_id
                                 where a.company_id in %1$s or c.owner_id in %1$s order by a.state, a.id limit 20
                                """.formatted(OWN);
            case "recommendations" -> """
                    select r.id from recommendation r join challenge c on c.id = r.challenge_id
                     where r.cluster_id in %1$s or r.company_id in %1$s or c.owner_id in %1$s order by r.state, r.id limit 20
                    """.formatted(OWN);
            case "events" -> """
                    select e.id from event e left join lab l on l.id = e.lab_id
                     where l.owner_id in %s
                        or exists (select from participant p where p.event_id = e.id and p.account_id = :account)
                        or exists (select from event_helper h where h.event_id = e.id and h.account_id = :account)
                     order by e.state desc, e.id
                    """.formatted(OWN);
            case "followups" ->
                "select id from follow_up where one_id in %1$s or other_id in %1$s order by id limit 20".formatted(OWN);
            default -> "'nothing'";
        };
    }

    /// Things of this kind, whoever has them.
    private static String any(String variable, String[] parts) {
        if (!variable.equals("id")) {
            return "select cast(null as text) where :account is null";
        }
        String who = " where :account is not null";
        return switch (parts[1]) {
            case "partners", "organisations" -> "select organisation_id from partner" + who + " order by 1";
            case "companies" -> "select organisation_id from company" + who + " order by 1";
            case "labs", "challenges", "events" ->
                "select id from " + parts[1].replaceFirst("s$", "") + who + " order by state desc, id";
            case "applications", "recommendations" ->
                "select min(id) from " + parts[1].replaceFirst("s$", "") + who + " group by state order by 1";
            case "followups", "status" -> "select id from follow_up" + who + " order by id";
            case "outbox" -> "select id from mail" + who + " order by id";
            default -> "select cast(null as text) where :account is null";
        };
    }

    private static String word(String variable, String[] parts) {
        return switch (variable) {
            case "a" -> "'1'";
            case "b" -> "'2'";
            case "kind" -> parts[3].equals("timetables") ? "'final,provisional'" : "'csv'";
            case "number" -> "'1,2'";
            case "figure" -> "'followed_up'";
            default -> throw new AssertionError("What may stand for {" + variable + "} in " + String.join("/", parts));
        };
    }
}
