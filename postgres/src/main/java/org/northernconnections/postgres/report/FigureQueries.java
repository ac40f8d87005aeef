package org.northernconnections.postgres.report;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.ledger.Word;
import org.northernconnections.report.Figure;

/// What each figure counts, in SQL.
///
/// Every query gives the columns of a [org.northernconnections.report.Proof], one row a record in any order, as of the
/// day `:today`. The same query is listed or counted, so that no number can differ from the records behind it. What
/// only names a record stands in a left join: the database leaves it out where it counts.
final class FigureQueries {
    /// A meeting `m` that took place, as far as anybody said.
    static final String HELD = "m.state in ('held', 'outcome by one', 'both open') and m.missed_by = ''";

    /// A word `r` by which its cluster stands: what was withdrawn counts nowhere.
    static final String STANDS = "r.state in ('given', 'accepted by the company', 'outcome known')";

    private static final String PARTNERS = """
            select o.id, o.name as label, o.name as veiled, o.country, '' as other, '/partners/' || o.id as address,
                   p.joined as on_day, 0 as days
              from partner p join organisation o on o.id = p.organisation_id
             where p.joined <= :today and (p.left_on is null or p.left_on >= :today)
            """;

    /// Hidden profiles are counted and not named.
    private static final String COMPANIES = """
            select o.id, o.name as label, case when c.visibility = 'public' then o.name else o.country end as veiled,
                   o.country, '' as other, case when c.visibility = 'public' then '/companies/' || o.id else '' end as address,
                   o.valid_from as on_day, 0 as days
              from organisation o left join company c on c.organisation_id = o.id
             where o.kind = 'company' and o.valid_until is null
            """;

    /// What was planned and given up counts nowhere.
    private static final String EVENTS = """
            select e.id, e.name as label, e.name as veiled, l.country, '' as other, '/events/' || e.id as address,
                   e.on_day, 0 as days
              from event e join lab l on l.id = e.lab_id
             where e.on_day < :today and e.state in ('running', 'closed')
            """;

    /// With the day of the first line in the ledger, or of the first that came to a state.
    private static final String LABS_SINCE = """
            select l.id, l.name as label, l.name as veiled, l.country, '' as other, '/labs/' || l.id as address,
                   first.on_day, 0 as days
              from lab l
              cross join lateral (select coalesce(min(at)::date, :today) as on_day from ledger_line
                                   where kind = 'lab' and object_id = l.id %s) as first
            """;

    private static final String LABS = LABS_SINCE.formatted("");

    private static final String LABS_CHOSEN =
            LABS_SINCE.formatted("and to_state = 'chosen'") + " where l.state in ('chosen', 'running', 'ended')";

    private static final String CHALLENGES = """
            select c.id, v.title as label, v.title as veiled, o.country, '' as other, '/challenges/' || c.id as address,
                   c.opened_at::date as on_day, 0 as days
              from challenge c
              join organisation o on o.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where c.opened_at is not null
            """;

    /// A company that several clusters recommended for one challenge counts once.
    private static final String RECOMMENDED = """
            select r.challenge_id || '-' || r.company_id as id, o.name || ': ' || v.title as label,
                   o.country || ': ' || v.title as veiled, o.country, owner.country as other,
                   '/challenges/' || r.challenge_id as address, min(r.given_at)::date as on_day, 0 as days
              from recommendation r
              join organisation o on o.id = r.company_id
              join challenge c on c.id = r.challenge_id
              join organisation owner on owner.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where %s
             group by r.challenge_id, r.company_id, o.name, o.country, owner.country, v.title
            """.formatted(STANDS);

    private static final String APPLICATIONS_SINCE = """
            select a.id, o.name || ': ' || v.title as label, o.country || ': ' || v.title as veiled, o.country,
                   owner.country as other, '/challenges/' || a.challenge_id as address,
                   %s as on_day, 0 as days
              from application a
              join organisation o on o.id = a.company_id
              left join challenge c on c.id = a.challenge_id
              left join organisation owner on owner.id = c.owner_id
              left join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where a.submitted_at is not null
            """;

    private static final String APPLICATIONS = APPLICATIONS_SINCE.formatted("a.submitted_at::date");

    private static final String PRESENTED = APPLICATIONS_SINCE.formatted("""
            coalesce((select min(at)::date from ledger_line
                       where kind = 'application' and object_id = a.id and to_state = 'presented'), a.submitted_at::date)
            """) + " and a.state = 'presented'";

    /// The company's country comes first where one of the two is a company.
    private static final String MET = """
            select m.id, a.name || ', ' || b.name as label, a.country || ', ' || b.country as veiled,
                   case when b.kind = 'company' and a.kind <> 'company' then b.country else a.country end as country,
                   case when b.kind = 'company' and a.kind <> 'company' then a.country else b.country end as other,
                   '/events/' || e.id as address, e.on_day, 0 as days
              from meeting m
              join event e on e.id = m.event_id
              join participant pa on pa.id = m.a_id
              join participant pb on pb.id = m.b_id
              join organisation a on a.id = pa.organisation_id
              join organisation b on b.id = pb.organisation_id
             where %s
            """.formatted(HELD);

    static final String PILOT_OR_FURTHER = words(FollowUpState::jointResult);

    private static final String CONTRACT_OR_FURTHER = words(state -> state.reaches(FollowUpState.CONTRACT));

    private static final String FOLLOW_UPS_SINCE = """
            select f.id, a.name || ', ' || b.name || ': ' || l.name as label,
                   a.country || ', ' || b.country || ': ' || l.name as veiled,
                   case when b.kind = 'company' and a.kind <> 'company' then b.country else a.country end as country,
                   case when b.kind = 'company' and a.kind <> 'company' then a.country else b.country end as other,
                   '/status/records/followed_up/' || f.id as address, %s as on_day, 0 as days
              from follow_up f
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              join organisation a on a.id = f.one_id
              join organisation b on b.id = f.other_id
             where not f.not_held
            """;

    private static final String FOLLOW_UPS = FOLLOW_UPS_SINCE.formatted("f.since");

    /// With the day on which the second side said so as well.
    private static final String AGREED = FOLLOW_UPS_SINCE.formatted("""
            coalesce((select max(side.said) from (
                select min(w.at)::date as said from standing_answer w
                 where w.follow_up_id = f.id and w.state in (%s) group by w.organisation_id) as side), f.since)
            """);

    /// Somebody said that it was a pilot, or that it went further, and did not correct it; since the first who did.
    private static final String PILOTS =
            FOLLOW_UPS_SINCE.formatted("""
            (select min(w.at)::date from standing_answer w where w.follow_up_id = f.id and w.state in (%s))
            """.formatted(PILOT_OR_FURTHER)) + """
            and exists (select from standing_answer w where w.follow_up_id = f.id and w.state in (%s))
            """.formatted(PILOT_OR_FURTHER);

    /// Both said that it was a contract, or went further, and did not correct it. That it ended later does not undo it.
    private static final String CONTRACTS = AGREED.formatted(CONTRACT_OR_FURTHER) + """
            and (select count(distinct w.organisation_id) from standing_answer w
                  where w.follow_up_id = f.id and w.state in (%s)) = 2
            """.formatted(CONTRACT_OR_FURTHER);

    private static final String IN_USE = AGREED.formatted("'in use'") + " and f.confirmed and f.state = 'in use'";

    private static final String STRATEGIES = """
            select s.id, s.title as label, s.title as veiled, '' as country, '' as other,
                   '/status/strategies#s-' || s.id as address, %s as on_day, 0 as days
              from strategy s
             where (select count(distinct o.country) from strategy_partner p
                      join organisation o on o.id = p.organisation_id where p.strategy_id = s.id) > 1
            """;

    private static final String RCO_83 = STRATEGIES.formatted("s.developed_on");

    private static final String RCR_79 =
            STRATEGIES.formatted("(select min(u.on_day) from strategy_uptake u where u.strategy_id = s.id)")
                    + " and exists (select from strategy_uptake u where u.strategy_id = s.id)";

    private static final String RCO_84 = PILOTS + " and a.country <> b.country";

    private static final String RCR_104 = IN_USE + " and a.country <> b.country";

    /// Whoever met, or is followed up with, somebody of another country. Whoever has merged counts for its heir.
    private static final String RCO_87 = """
            with said as (
                select pa.organisation_id as one, pb.organisation_id as other, e.on_day
                  from meeting m
                  join event e on e.id = m.event_id
                  join participant pa on pa.id = m.a_id
                  join participant pb on pb.id = m.b_id
                 where %s
                union all
                select one_id, other_id, since from follow_up where not not_held
            ), pair as (
                select coalesce(a.heir_id, s.one) as one, coalesce(b.heir_id, s.other) as other, s.on_day
                  from said s
                  left join heir a on a.id = s.one
                  left join heir b on b.id = s.other
            ), both_ways as (
                select one, other, on_day from pair union all select other, one, on_day from pair
            )
            select o.id, o.name as label,
                   case when o.kind = 'company' then o.country else o.name end as veiled, o.country, '' as other,
                   '/status/records/rco_87/' || o.id as address, min(p.on_day) as on_day, 0 as days
              from both_ways p
              join organisation o on o.id = p.one
              join organisation x on x.id = p.other
             where o.country <> x.country
             group by o.id, o.name, o.kind, o.country
            """.formatted(HELD);

    /// Of figures in days: who still waits counts as well, with the day on which the wait began.
    private static final String DAYS = """
            select f.id, a.name || ', ' || b.name || ': ' || l.name as label,
                   a.country || ', ' || b.country || ': ' || l.name as veiled, '' as country, '' as other,
                   '/status/records/followed_up/' || f.id as address, coalesce(first.on_day, f.since) as on_day,
                   coalesce(first.on_day, cast(:today as date)) - f.since as days, first.on_day is null as waits
              from follow_up f
              cross join lateral (select min(w.at)::date as on_day from standing_answer w
                                   where w.follow_up_id = f.id and w.state in (%s)) as first
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              join organisation a on a.id = f.one_id
              join organisation b on b.id = f.other_id
             where f.since <= :today and not f.not_held
            """;

    private static final String DAYS_TO_PILOT = DAYS.formatted(PILOT_OR_FURTHER);

    private static final String DAYS_TO_CONTRACT = DAYS.formatted(CONTRACT_OR_FURTHER);

    /// What was declined, lapsed or withdrawn waits for nothing.
    private static final String DAYS_TO_RECOMMENDATION = """
            select r.id, cl.name || ': ' || v.title as label, v.title as veiled, cl.country, '' as other,
                   '/challenges/' || r.challenge_id as address, coalesce(r.given_at, r.asked_at)::date as on_day,
                   coalesce(r.given_at::date, :today) - r.asked_at::date as days, r.given_at is null as waits
              from recommendation r
              join organisation cl on cl.id = r.cluster_id
              join challenge c on c.id = r.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where r.asked_at::date <= :today and (r.given_at is not null or r.state = 'asked')
            """;

    /// Only meetings at events count, as those are no secret of the two. Who gave its word before does not wait.
    /// Whoever has merged counts for its heir, and nobody waits for itself.
    private static final String DAYS_TO_FIRST_WORD = """
            with side as (
                select m.id, coalesce(h.heir_id, p.organisation_id) as organisation_id, e.on_day
                  from meeting m
                  join event e on e.id = m.event_id
                  join participant p on p.id in (m.a_id, m.b_id)
                  left join heir h on h.id = p.organisation_id
                 where %s and e.on_day <= :today
            ), met as (
                select one.organisation_id as cluster_id, other.organisation_id as owner_id, min(one.on_day) as on_day
                  from side one join side other on other.id = one.id and other.organisation_id <> one.organisation_id
                 group by 1, 2
            ), word as (
                select coalesce(a.heir_id, r.cluster_id) as cluster_id, coalesce(b.heir_id, c.owner_id) as owner_id,
                       min(r.given_at)::date as on_day
                  from recommendation r
                  join challenge c on c.id = r.challenge_id
                  left join heir a on a.id = r.cluster_id
                  left join heir b on b.id = c.owner_id
                 where %s
                 group by 1, 2
            )
            select cl.id || '-' || o.id as id, cl.name || ', ' || o.name as label, cl.country || ', ' || o.country as veiled,
                   cl.country, '' as other, '/status/records/days_to_first_word/' || cl.id || '-' || o.id as address,
                   coalesce(w.on_day, m.on_day) as on_day,
                   coalesce(w.on_day, :today) - m.on_day as days, w.on_day is null as waits
              from met m
              join organisation cl on cl.id = m.cluster_id and cl.kind = 'cluster'
              join organisation o on o.id = m.owner_id
              left join word w on w.cluster_id = m.cluster_id and w.owner_id = m.owner_id
             where (w.on_day is null or w.on_day >= m.on_day)
               and exists (select from challenge c left join heir h on h.id = c.owner_id
                            where coalesce(h.heir_id, c.owner_id) = o.id and c.opened_at is not null)
            """.formatted(HELD, STANDS);

    /// Whoever has merged counts for its heir, and nobody waits for itself.
    private static final String DAYS_TO_RESULT = """
            with word as (
                select coalesce(a.heir_id, r.company_id) as company_id, coalesce(b.heir_id, c.owner_id) as owner_id,
                       min(r.given_at)::date as on_day
                  from recommendation r
                  join challenge c on c.id = r.challenge_id
                  left join heir a on a.id = r.company_id
                  left join heir b on b.id = c.owner_id
                 where %s and r.given_at::date <= :today
                 group by 1, 2
            ), pilot as (
                select least(coalesce(a.heir_id, f.one_id), coalesce(b.heir_id, f.other_id)) as one_id,
                       greatest(coalesce(a.heir_id, f.one_id), coalesce(b.heir_id, f.other_id)) as other_id,
                       min(w.at)::date as on_day
                  from follow_up f
                  join standing_answer w on w.follow_up_id = f.id
                  left join heir a on a.id = f.one_id
                  left join heir b on b.id = f.other_id
                 where w.state in (%s)
                 group by 1, 2
            )
            select w.company_id || '-' || w.owner_id as id, o.name || ', ' || owner.name as label,
                   o.country || ', ' || owner.country as veiled, o.country, '' as other,
                   '/status/records/days_to_result/' || w.company_id || '-' || w.owner_id as address,
                   coalesce(p.on_day, w.on_day) as on_day, coalesce(p.on_day, :today) - w.on_day as days,
                   p.on_day is null as waits
              from word w
              join organisation o on o.id = w.company_id
              join organisation owner on owner.id = w.owner_id
              left join pilot p on p.one_id = least(w.company_id, w.owner_id)
                               and p.other_id = greatest(w.company_id, w.owner_id)
             where w.company_id <> w.owner_id and (p.on_day is null or p.on_day >= w.on_day)
            """.formatted(STANDS, PILOT_OR_FURTHER);

    private static final String DAYS_TO_ANSWER = """
            select q.id, v.title as label, v.title as veiled, o.country, '' as other,
                   '/challenges/' || q.challenge_id as address, coalesce(q.answered_at, q.asked_at)::date as on_day,
                   coalesce(q.answered_at::date, :today) - q.asked_at::date as days, q.answered_at is null as waits
              from question q
              join challenge c on c.id = q.challenge_id
              join organisation o on o.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where q.asked_at::date <= :today
            """;

    private static final String LATE_PROMISES = """
            select c.id, b.name || ', ' || t.name as label,
                   b.country || ', ' || t.country as veiled, b.country, t.country as other,
                   '/status/records/late_promises/' || c.id as address, c.due_day as on_day, 0 as days
              from commitment c
              join organisation b on b.id = c.by_id
              join organisation t on t.id = c.to_id
             where c.state = 'agreed' and c.due_day < :today
            """;

    private static final String LATE_ANSWERS = """
            select distinct on (f.id, k.organisation_id) f.id || '-' || k.organisation_id as id, o.name as label,
                   o.country as veiled, o.country, '' as other, '/status/records/followed_up/' || f.id as address,
                   k.asked_at::date as on_day, 0 as days
              from follow_up_ask k
              join follow_up f on f.id = k.follow_up_id
              join organisation o on o.id = k.organisation_id
             where not f.not_held and k.answered_at is null and k.asked_at < cast(:today as date) - 14
             order by f.id, k.organisation_id, k.asked_at
            """;

    /// As long as anything can still be said.
    private static final String LATE_WORDS = """
            select m.id, a.name || ', ' || b.name as label, a.country || ', ' || b.country as veiled, a.country,
                   b.country as other, '/events/' || e.id as address, e.on_day, 0 as days
              from meeting m
              join event e on e.id = m.event_id
              join participant pa on pa.id = m.a_id
              join participant pb on pb.id = m.b_id
              join organisation a on a.id = pa.organisation_id
              join organisation b on b.id = pb.organisation_id
             where m.state in ('placed', 'held', 'missed') and e.state in ('running', 'closed')
               and e.on_day < cast(:today as date) - 14 and e.on_day >= cast(:today as date) - %d
            """.formatted(NoteOutcome.NOTE_DAYS);

    private FigureQueries() {}

    /// The words of these states, as a list in SQL.
    private static String words(Predicate<FollowUpState> which) {
        return Arrays.stream(FollowUpState.values())
                .filter(which)
                .map(state -> "'%s'".formatted(Word.of(state)))
                .collect(Collectors.joining(", "));
    }

    /// Which documents prove a record, where any can.
    private static final String OF_FOLLOW_UP =
            "(select count(*) from record_document d where d.follow_up_id = counted.id)";

    /// Whatever has merged brings its own along.
    private static final String OF_ORGANISATION = """
            case when counted.id in (select heir_id from heir)
                 then (select count(*) from record_document d
                        where d.organisation_id = counted.id
                           or d.organisation_id in (select id from heir where heir_id = counted.id))
                 else (select count(*) from record_document d where d.organisation_id = counted.id)
            end
            """;

    /// A strategy carries its proof itself.
    private static final String OF_STRATEGY = "1";

    /// The records of a figure.
    static String of(Figure figure) {
        return "select counted.*%s, %s as documents from (%s) as counted"
                .formatted(figure.days() ? "" : ", false as waits", documents(figure), counted(figure));
    }

    private static String documents(Figure figure) {
        return switch (figure) {
            case RCO_84, RCR_104 -> OF_FOLLOW_UP;
            case RCO_87 -> OF_ORGANISATION;
            case RCO_83, RCR_79 -> OF_STRATEGY;
            default -> "0";
        };
    }

    private static String counted(Figure figure) {
        return switch (figure) {
            case PARTNERS -> PARTNERS;
            case COMPANIES -> COMPANIES;
            case EVENTS -> EVENTS;
            case LABS_NAMED -> LABS;
            case LABS_CHOSEN -> LABS_CHOSEN;
            case CHALLENGES -> CHALLENGES;
            case RECOMMENDED -> RECOMMENDED;
            case APPLIED -> APPLICATIONS;
            case PRESENTED -> PRESENTED;
            case MET -> MET;
            case FOLLOWED_UP -> FOLLOW_UPS;
            case PILOTS -> PILOTS;
            case CONTRACTS -> CONTRACTS;
            case IN_USE -> IN_USE;
            case RCO_83 -> RCO_83;
            case RCO_84 -> RCO_84;
            case RCO_87 -> RCO_87;
            case RCR_79 -> RCR_79;
            case RCR_104 -> RCR_104;
            case DAYS_TO_PILOT -> DAYS_TO_PILOT;
            case DAYS_TO_CONTRACT -> DAYS_TO_CONTRACT;
            case DAYS_TO_RECOMMENDATION -> DAYS_TO_RECOMMENDATION;
            case DAYS_TO_FIRST_WORD -> DAYS_TO_FIRST_WORD;
            case DAYS_TO_RESULT -> DAYS_TO_RESULT;
            case DAYS_TO_ANSWER -> DAYS_TO_ANSWER;
            case LATE_PROMISES -> LATE_PROMISES;
            case LATE_ANSWERS -> LATE_ANSWERS;
            case LATE_WORDS -> LATE_WORDS;
        };
    }
}
