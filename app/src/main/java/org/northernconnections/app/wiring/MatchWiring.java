package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.match.AskShyly;
import org.northernconnections.match.Beside;
import org.northernconnections.match.ClustersBeside;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.JudgeMatch;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.MatchJudgements;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Met;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.SeekPartners;
import org.northernconnections.match.SharedSubjects;
import org.northernconnections.match.ShownLists;
import org.northernconnections.match.ShyQuestions;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.knowledge.Subjects;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.match.PostgresCompanyVersions;
import org.northernconnections.postgres.match.PostgresMatchJudgements;
import org.northernconnections.postgres.match.PostgresMet;
import org.northernconnections.postgres.match.PostgresPairings;
import org.northernconnections.postgres.match.PostgresReached;
import org.northernconnections.postgres.match.PostgresShownLists;
import org.northernconnections.postgres.match.PostgresShyQuestions;
import org.northernconnections.web.match.ExposurePages;
import org.northernconnections.web.match.FitPages;
import org.northernconnections.web.match.MatchPages;
import org.northernconnections.web.match.PairingPages;
import org.northernconnections.web.match.ShyPages;
import org.northernconnections.web.security.RateLimits;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `match`.
@Configuration(proxyBeanMethods = false)
public class MatchWiring {
    @Bean
    CompanyVersions companyVersions(JdbcClient sql) {
        return new PostgresCompanyVersions(sql);
    }

    @Bean(destroyMethod = "")
    Matches matches(
            Companies companies, Challenges challenges, CompanyVersions versions, LearnWeights weights, Clock clock) {
        var byMeaning = new CompanyIndex(StaticEncoder.shippedWhenAsked());
        var challengeTexts = new CompanyIndex(StaticEncoder.shippedWhenAsked());
        return new Matches(byMeaning, challengeTexts, companies, challenges, versions, weights, clock);
    }

    /// Which version of the index this node answers by, so that nodes can be compared.
    @Bean
    MeterBinder matchIndexFigures(Matches matches) {
        return figures -> {
            Gauge.builder("match.index.version", matches, Matches::indexVersion)
                    .description("Grows with every change of the index of companies")
                    .register(figures);
            TimeGauge.builder(
                            "match.index.changed",
                            matches,
                            TimeUnit.SECONDS,
                            index -> index.indexChangedAt().getEpochSecond())
                    .description("When companies in the index changed last, in seconds since 1970")
                    .register(figures);
        };
    }

    @Bean
    MatchJudgements matchJudgements(JdbcClient sql) {
        return new PostgresMatchJudgements(sql);
    }

    @Bean
    LearnWeights learnWeights(MatchJudgements judgements, Clock clock) {
        return new LearnWeights(judgements, clock);
    }

    @Bean
    JudgeMatch judgeMatch(Matches matches, MatchJudgements judgements, Ledger ledger, Clock clock) {
        return new JudgeMatch(matches, judgements, ledger, clock);
    }

    @Bean
    FitPages fitPages(
            Matches matches,
            JudgeMatch judging,
            Challenges challenges,
            KeepCompanies companies,
            SharedSubjects subjects) {
        return new FitPages(matches, judging, challenges, companies, subjects);
    }

    /// Learns from what people said of matches.
    @Bean
    RecurringTask<Void> learnWeightsJob(LearnWeights weights, Matches matches, Jobs jobs) {
        return jobs.job("learn weights", Duration.ofHours(1), Jobs.deed(() -> weights.refit(matches.encoder())));
    }

    /// Reads all companies once everything is built, beside the first calls.
    @Bean
    SmartLifecycle firstReading(Matches matches, MissingLinks missing) {
        String model = System.getenv("NORTHERN_MODEL");
        return new FirstReading(matches, missing, model == null || model.isBlank() ? null : Path.of(model));
    }

    @Bean
    Together together(Companies companies, Organisations organisations, Pairings pairings, JdbcClient sql) {
        return new Together(companies, organisations, new PostgresReached(sql), pairings);
    }

    @Bean
    Met met(JdbcClient sql) {
        return new PostgresMet(sql);
    }

    @Bean
    MissingLinks missingLinks(
            Matches matches,
            Challenges challenges,
            Companies companies,
            Organisations organisations,
            Met met,
            Clock clock) {
        return new MissingLinks(
                matches,
                challenges,
                companies,
                organisations,
                met,
                work -> Thread.ofPlatform().daemon().name("missing links").start(work),
                clock);
    }

    @Bean
    Pairings pairings(JdbcClient sql) {
        return new PostgresPairings(sql);
    }

    @Bean
    SeekPartners seekPartners(Matches matches, Pairings pairings, People people, Post post, NewIds ids, Clock clock) {
        return new SeekPartners(matches, pairings, people, post, ids, clock);
    }

    @Bean
    SharedSubjects sharedSubjects() {
        return new SharedSubjects(() -> Procurement.SUBJECTS);
    }

    @Bean
    Beside beside(Matches matches, SharedSubjects subjects) {
        return new Beside(matches, subjects);
    }

    /// Read when a fit or a comparison is shown first.
    private static final class Procurement {
        private static final Subjects SUBJECTS =
                new Subjects(StaticEncoder.shipped(), new CpvSpace(Cpv.shipped(), StaticEncoder.shipped()));
    }

    @Bean
    PairingPages pairingPages(
            SeekPartners seek,
            Pairings pairings,
            Beside beside,
            KeepCompanies keep,
            Companies companies,
            Challenges challenges,
            Organisations organisations,
            Matches matches) {
        return new PairingPages(
                seek,
                pairings,
                beside,
                keep,
                companies,
                challenges,
                new ClustersBeside(matches, companies),
                organisations);
    }

    /// Lets those lapse that were asked and have not answered.
    @Bean
    RecurringTask<Void> partnersJob(SeekPartners seek, Jobs jobs) {
        return jobs.job("partners", Duration.ofHours(1), Jobs.deed("14 days have passed", seek::lapse));
    }

    @Bean
    MatchPages matchPages(
            Matches matches,
            Together together,
            Exposure exposure,
            Challenges challenges,
            KeepCompanies companies,
            RateLimits limits) {
        return new MatchPages(matches, together, exposure, challenges, companies, limits);
    }

    @Bean
    ShownLists shownLists(JdbcClient sql) {
        return new PostgresShownLists(sql);
    }

    @Bean
    Exposure exposure(ShownLists lists, Clock clock) {
        return new Exposure(lists, clock);
    }

    @Bean
    ShyQuestions shyQuestions(JdbcClient sql) {
        return new PostgresShyQuestions(sql);
    }

    @Bean
    AskShyly askShyly(
            Matches matches,
            Companies companies,
            Organisations organisations,
            ShyQuestions questions,
            Ledger ledger,
            Clock clock) {
        return new AskShyly(matches, companies, organisations, questions, ledger, clock);
    }

    @Bean
    ShyPages shyPages(AskShyly shyly) {
        return new ShyPages(shyly);
    }

    @Bean
    ExposurePages exposurePages(Exposure exposure, ShownLists lists) {
        return new ExposurePages(exposure, lists);
    }
}
