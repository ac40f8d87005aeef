package org.northernconnections.match;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.LabRules;
import org.northernconnections.match.Matches.Fitting;
import org.northernconnections.matching.reach.Reach;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Consents;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What companies are to a challenge together: teams that cover more than their best member, and whom it reaches.
///
/// Only companies that the viewer may see are counted and named. A team is a suggestion to people: nobody is told of
/// it, and nobody is put into one.
public final class Together {
    /// How many of the best are asked for, so that all that is said here comes from one answer.
    public static final int FITTING_MAX = 500;

    /// Of these, among whom teams are sought beside the best of all: those that answer one need best, and the best
    /// newcomers from abroad and local companies.
    private static final int OF_A_NEED = 3;

    private static final int OF_A_SIDE = 10;

    private final Companies companies;
    private final Organisations organisations;
    private final Reached reached;
    private final Pairings pairings;

    public Together(Companies companies, Organisations organisations, Reached reached, Pairings pairings) {
        this.companies = companies;
        this.organisations = organisations;
        this.reached = reached;
        this.pairings = pairings;
    }

    /// A team with its companies, in the order of its members.
    public record TeamMatch(List<Company> companies, Team team) {
        public TeamMatch {
            companies = List.copyOf(companies);
        }
    }

    /// Whom a challenge could reach, and has reached, as far as the viewer may know.
    ///
    /// @param byCountry how many were reached counts for those who select alone
    /// @param byCluster all clusters for those who select; a cluster's own row for itself, reached by its own words
    /// @param selects whether the viewer selects
    /// @param countedMax how many were counted, the best, where more may fit; 0 where all that fit were
    /// @param countries where companies fit, and where more may, which were not counted
    /// @param clusters the same of clusters in which the viewer counts
    public record WhomItReaches(
            List<Reach.Part> byCountry,
            List<Reach.Part> byCluster,
            boolean selects,
            int countedMax,
            Set<String> countries,
            Set<String> clusters) {
        /// Nothing was counted.
        public static final WhomItReaches NOT_COUNTED =
                new WhomItReaches(List.of(), List.of(), false, 0, Set.of(), Set.of());

        public WhomItReaches {
            byCountry = List.copyOf(byCountry);
            byCluster = List.copyOf(byCluster);
            countries = Set.copyOf(countries);
            clusters = Set.copyOf(clusters);
        }
    }

    /// The teams that add most: those of a newcomer from abroad with a local company, else any.
    ///
    /// In none is a company that has not agreed to be shown, nor a pair of whom one asked the other about this
    /// challenge without a yes: a no looks like silence here too. Rivals stand together where they have agreed
    /// to be named to each other.
    ///
    /// @param fitting what [Matches#companiesFor] answered
    public List<TeamMatch> teamsFor(Challenge challenge, List<Fitting> fitting, int limit) {
        double[] weights = challenge.wording().needWeights();
        if (weights.length == 0) {
            return List.of();
        }
        String country =
                organisations.find(challenge.owner()).map(Organisation::country).orElse("");
        List<Fitting> sought = sought(fitting, weights.length, country);
        List<Candidate> candidates = sought.stream().map(Fitting::candidate).toList();
        Consents consents = consents(challenge, sought.stream());
        List<Team> teams = new Teams(weights, TeamRules.newcomerAndLocal(country), consents).best(candidates, limit);
        if (teams.isEmpty()) {
            teams = new Teams(weights, TeamRules.open(), consents).best(candidates, limit);
        }
        Map<String, Company> byId = companies
                .listOf(teams.stream()
                        .flatMap(team -> team.members().stream())
                        .map(member -> new OrganisationId(member.companyId()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(company -> company.id().value(), Function.identity()));
        return teams.stream()
                .map(team -> new TeamMatch(
                        team.members().stream()
                                .flatMap(member -> Stream.ofNullable(byId.get(member.companyId())))
                                .toList(),
                        team))
                .toList();
    }

    /// Among whom teams are sought, as a page has no time to look at all: the best, of the others those that answer one
    /// need best, and the best newcomers from abroad and local companies.
    private static List<Fitting> sought(List<Fitting> bestFirst, int needs, String country) {
        List<Fitting> willing =
                bestFirst.stream().filter(one -> one.company().consented()).toList();
        var sought = new LinkedHashSet<>(willing.subList(0, Math.min(Teams.SHORT_LIST, willing.size())));
        List<Fitting> others = willing.subList(sought.size(), willing.size());
        for (int need = 0; need < needs; need++) {
            int asked = need;
            others.stream()
                    .sorted(Comparator.comparingDouble(one -> -one.ranked().strength(asked)))
                    .limit(OF_A_NEED)
                    .filter(one -> one.ranked().strength(asked) > 0)
                    .forEach(sought::add);
        }
        others.stream()
                .filter(one ->
                        one.company().newcomer() && !one.company().country().equals(country))
                .limit(OF_A_SIDE)
                .forEach(sought::add);
        others.stream()
                .filter(one -> one.company().country().equals(country))
                .limit(OF_A_SIDE)
                .forEach(sought::add);
        return List.copyOf(sought);
    }

    /// Rivals stand together where they agreed about any challenge; a yes to another challenge is none to this one.
    private Consents consents(Challenge challenge, Stream<Fitting> fitting) {
        List<Pairing> among = pairings.listAmong(fitting.map(Fitting::id).toList());
        List<Pairing> here = among.stream()
                .filter(pairing -> pairing.challenge().equals(challenge.id()))
                .toList();
        Set<Set<String>> agreedHere = agreed(here);
        return new Consents(
                agreed(among),
                here.stream()
                        .map(Together::both)
                        .filter(pair -> !agreedHere.contains(pair))
                        .collect(Collectors.toSet()));
    }

    private static Set<Set<String>> agreed(List<Pairing> pairings) {
        return pairings.stream().filter(Pairing::agreed).map(Together::both).collect(Collectors.toSet());
    }

    private static Set<String> both(Pairing pairing) {
        return Set.of(pairing.asker().value(), pairing.asked().value());
    }

    /// Who has been reached, as far as a viewer may know.
    ///
    /// Clusters are rivals, and a draft is its company's alone: those who select know of everybody, a cluster
    /// of its own members, whom its own words have reached.
    ///
    /// @param selects whether the viewer selects
    /// @param companies that have been reached
    public record Heard(Viewer viewer, boolean selects, Set<OrganisationId> companies) {
        public Heard {
            companies = Set.copyOf(companies);
        }

        /// Has this company been reached? Null where the viewer may not know.
        public @Nullable Boolean of(CompanyBrief company) {
            return (selects || ownMember(company)) ? companies.contains(company.id()) : null;
        }

        /// Is it a member of a cluster that the viewer speaks for?
        public boolean ownMember(CompanyBrief company) {
            return company.clusters().stream().anyMatch(this::own);
        }

        /// The names of its clusters in which the viewer may count it.
        public List<String> clusters(CompanyBrief company) {
            return company.clusters().stream()
                    .filter(cluster -> selects || own(cluster))
                    .map(Company.ClusterOf::name)
                    .toList();
        }

        private boolean own(Company.ClusterOf cluster) {
            return viewer.speaksFor(cluster.id(), Role.CLUSTER);
        }
    }

    public Heard heard(Viewer viewer, Challenge challenge) {
        boolean selects = LabRules.owns(viewer, challenge);
        return new Heard(
                viewer,
                selects,
                selects
                        ? reached.of(challenge.id())
                        : reached.byWordOf(viewer.organisations(Role.CLUSTER), challenge.id()));
    }

    /// The fitting companies, counted by country and by cluster, and how many of them have not been reached.
    ///
    /// @param fitting what [Matches#companiesFor] answered
    /// @param today whose partners' countries may hold more, where not all were counted
    public WhomItReaches reach(Heard heard, List<Fitting> fitting, LocalDate today) {
        List<Reach.Fitting> counted = fitting.stream()
                .map(Fitting::company)
                .map(company -> new Reach.Fitting(
                        company.id().value(),
                        company.country(),
                        heard.clusters(company),
                        heard.companies().contains(company.id())))
                .toList();
        List<Reach.Part> byCountry = Reach.byCountry(counted);
        List<Reach.Part> byCluster = Reach.byGroup(counted);
        Set<String> countries = byCountry.stream().map(Reach.Part::name).collect(Collectors.toSet());
        Set<String> clusters = byCluster.stream().map(Reach.Part::name).collect(Collectors.toSet());
        boolean all = fitting.size() < FITTING_MAX;
        if (!all) {
            organisations
                    .listPartners(today)
                    .forEach(partner -> countries.add(partner.organisation().country()));
            organisations.listClusters().stream()
                    .filter(cluster -> heard.selects() || heard.viewer().speaksFor(cluster.id(), Role.CLUSTER))
                    .forEach(cluster -> clusters.add(cluster.name()));
        }
        return new WhomItReaches(byCountry, byCluster, heard.selects(), all ? 0 : FITTING_MAX, countries, clusters);
    }
}
