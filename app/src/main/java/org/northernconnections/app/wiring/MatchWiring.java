package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.match.Beside;
import org.northernconnections.match.ClustersBeside;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.SeekPartners;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.knowledge.Subjects;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.match.PostgresCompanyVersions;
import org.northernconnections.postgres.match.PostgresPairings;
import org.northernconnections.postgres.match.PostgresReached;
import org.northernconnections.web.match.MatchPages;
import org.northernconnections.web.match.PairingPages;
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
    Matches matches(Companies companies, Challenges challenges, CompanyVersions versions, Clock clock) {
        var byMeaning = new CompanyIndex(StaticEncoder.shipped());
        return new Matches(byMeaning, new CompanyIndex(), companies, challenges, versions, clock);
    }

    /// Reads all companies once everything is built, beside the first calls.
    @Bean
    SmartLifecycle firstReading(Matches matches) {
        return new FirstReading(matches);
    }

    @Bean
    Together together(Organisations organisations, JdbcClient sql) {
        return new Together(organisations, new PostgresReached(sql));
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
    Beside beside(Matches matches) {
        return new Beside(matches, new LoadedOnce());
    }

    /// The subjects of public procurement, read when two companies are compared first.
    private static final class LoadedOnce implements Supplier<Subjects> {
        private static final class Holder {
            private static final Subjects SUBJECTS = subjects();

            private static Subjects subjects() {
                Encoder encoder = StaticEncoder.shipped();
                return new Subjects(encoder, new CpvSpace(Cpv.shipped(), encoder));
            }
        }

        @Override
        public Subjects get() {
            return Holder.SUBJECTS;
        }
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
    RecurringTask<Void> partnersJob(SeekPartners seek, Changes changes) {
        return Tasks.recurring("partners", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> changes.run(Actor.system("partners"), "14 days have passed", seek::lapse));
    }

    @Bean
    MatchPages matchPages(
            Matches matches, Together together, Challenges challenges, KeepCompanies companies, RateLimits limits) {
        return new MatchPages(matches, together, challenges, companies, limits);
    }
}
