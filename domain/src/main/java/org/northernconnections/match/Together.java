package org.northernconnections.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final int LISTED_MAX = 60;

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
    public record WhomItReaches(List<Reach.Part> byCountry, List<Reach.Part> byCluster, boolean selects) {
        /// Nothing was counted.
        public static final WhomItReaches NOT_COUNTED = new WhomItReaches(List.of(), List.of(), false);

        public WhomItReaches {
            byCountry = List.copyOf(byCountry);
            byCluster = List.copyOf(byCluster);
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
        List<Candidate> candidates =
                fitting.stream().limit(LISTED_MAX).map(Fitting::candidate).toList();
        double[] weights = challenge.wording().needWeights();
        if (weights.length == 0) {
            return List.of();
        }
        String country =
                organisations.find(challenge.owner()).map(Organisation::country).orElse("");
        Consents consents = consents(challenge, fitting.stream().limit(LISTED_MAX));
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

    private Consents consents(Challenge challenge, Stream<Fitting> fitting) {
        List<Pairing> among = pairings.listAmong(fitting.map(Fitting::id).toList());
        return new Consents(
                among.stream().filter(Pairing::agreed).map(Together::both).collect(Collectors.toSet()),
                among.stream()
                        .filter(pairing -> pairing.challenge().equals(challenge.id()))
                        .map(Together::both)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> both(Pairing pairing) {
        return Set.of(pairing.asker().value(), pairing.asked().value());
    }

    /// Who has been reached, for those who select.
    ///
    /// @return empty for those who may not know
    public Optional<Set<OrganisationId>> reached(Viewer viewer, Challenge challenge) {
        return LabRules.owns(viewer, challenge) ? Optional.of(reached.of(challenge.id())) : Optional.empty();
    }

    /// The fitting companies, counted by country and by cluster, and how many of them have not been reached.
    ///
    /// Clusters are rivals, and a draft is its company's alone: who has been reached is counted for those who
    /// select, and for a cluster by its own words among its own members.
    ///
    /// @param fitting what [Matches#companiesFor] answered
    public WhomItReaches reach(Viewer viewer, Challenge challenge, List<Fitting> fitting) {
        boolean selects = LabRules.owns(viewer, challenge);
        Set<OrganisationId> heard = selects
                ? reached.of(challenge.id())
                : reached.byWordOf(viewer.organisations(Role.CLUSTER), challenge.id());
        List<Reach.Fitting> counted = fitting.stream()
                .map(Fitting::company)
                .map(company -> new Reach.Fitting(
                        company.id().value(),
                        company.country(),
                        company.clusters().stream()
                                .filter(cluster -> selects || viewer.speaksFor(cluster.id(), Role.CLUSTER))
                                .map(Company.ClusterOf::name)
                                .toList(),
                        heard.contains(company.id())))
                .toList();
        return new WhomItReaches(Reach.byCountry(counted), Reach.byGroup(counted), selects);
    }
}
