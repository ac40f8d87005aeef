package org.northernconnections.app;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.northernconnections.app.mail.ConsolePost;
import org.northernconnections.app.print.PdfPrinter;
import org.northernconnections.app.wiring.ApplicationWiring;
import org.northernconnections.app.wiring.ConnectionWiring;
import org.northernconnections.app.wiring.DemonstrationWiring;
import org.northernconnections.app.wiring.EventWiring;
import org.northernconnections.app.wiring.FollowUpWiring;
import org.northernconnections.app.wiring.Jobs;
import org.northernconnections.app.wiring.JobsWiring;
import org.northernconnections.app.wiring.LabWiring;
import org.northernconnections.app.wiring.MailWiring;
import org.northernconnections.app.wiring.MatchWiring;
import org.northernconnections.app.wiring.PartnershipWiring;
import org.northernconnections.app.wiring.ReportWiring;
import org.northernconnections.application.Screening;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.RemindPromises;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Event;
import org.northernconnections.event.Events;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Outbox;
import org.northernconnections.mail.Post;
import org.northernconnections.mail.Postman;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.LinkPost;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partnership;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.SignInLinks;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.ledger.PostgresChanges;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.mail.PostgresOutbox;
import org.northernconnections.postgres.partnership.PostgresAhead;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.PostgresPartnership;
import org.northernconnections.postgres.partnership.PostgresPeople;
import org.northernconnections.postgres.partnership.PostgresSignInLinks;
import org.northernconnections.postgres.partnership.PostgresTokens;
import org.northernconnections.postgres.server.Outage;
import org.northernconnections.postgres.server.Tidy;
import org.northernconnections.postgres.server.Turns;
import org.northernconnections.web.api.ApiRoutes;
import org.northernconnections.web.api.ApiViews;
import org.northernconnections.web.api.JsonBody;
import org.northernconnections.web.api.KnownFields;
import org.northernconnections.web.api.OpenApi;
import org.northernconnections.web.demonstration.DemonstrationPages;
import org.northernconnections.web.event.BadgePages;
import org.northernconnections.web.home.HomePages;
import org.northernconnections.web.home.PartnershipMap;
import org.northernconnections.web.mail.TextPost;
import org.northernconnections.web.page.ChangingCalls;
import org.northernconnections.web.page.ErrorPages;
import org.northernconnections.web.page.Failures;
import org.northernconnections.web.page.JteViews;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.PageArgument;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.page.RouteGuard;
import org.northernconnections.web.page.Texts;
import org.northernconnections.web.page.Viewers;
import org.northernconnections.web.page.WithoutDatabase;
import org.northernconnections.web.security.RateLimits;
import org.northernconnections.web.security.RequestLog;
import org.northernconnections.web.security.SecurityRules;
import org.northernconnections.web.security.Sessions;
import org.northernconnections.web.security.SetUp;
import org.northernconnections.web.security.SignInPages;
import org.northernconnections.web.security.TokenFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Builds the program from its parts: plain constructors, one method a part, floor by floor.
@Configuration(proxyBeanMethods = false)
@Import({
    PartnershipWiring.class,
    LabWiring.class,
    ApplicationWiring.class,
    EventWiring.class,
    ReportWiring.class,
    FollowUpWiring.class,
    MatchWiring.class,
    ConnectionWiring.class,
    DemonstrationWiring.class,
    MailWiring.class,
    JobsWiring.class
})
@EnableAutoConfiguration(
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            // Nothing is wrapped in a proxy: transactions and translated errors are asked for in plain code.
            AopAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class
        })
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = Wiring.SESSION_SECONDS)
public class Wiring {
    /// Whoever does not come for thirty days signs in anew.
    static final int SESSION_SECONDS = 30 * 24 * 60 * 60;

    // From outside: time, chance, ids.

    @Bean
    MovableClock clock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    NewIds ids(SecureRandom random) {
        return new NewIds(random);
    }

    // What is kept.

    /// Closed by whoever opened it, since it must outlive the program.
    @Bean(destroyMethod = "")
    DataSource dataSource(Settings settings) {
        return settings.database().get();
    }

    @Bean
    Changes changes(PlatformTransactionManager transactions, JdbcClient sql, Clock clock) {
        return new PostgresChanges(new TransactionTemplate(transactions), sql, clock);
    }

    @Bean
    Ledger ledger(JdbcClient sql) {
        return new PostgresLedger(sql);
    }

    @Bean
    Outbox outbox(JdbcClient sql, NewIds ids, Clock clock) {
        return new PostgresOutbox(sql, ids, clock);
    }

    @Bean
    Partnership.Store partnerships(JdbcClient sql, Clock clock) {
        return new PostgresPartnership(sql, clock);
    }

    @Bean
    Organisations organisations(JdbcClient sql, Ledger ledger) {
        return new PostgresOrganisations(sql, ledger);
    }

    @Bean
    People people(JdbcClient sql) {
        return new PostgresPeople(sql);
    }

    @Bean
    Turns turns(JdbcClient sql) {
        return new Turns(sql);
    }

    @Bean
    Jobs jobs(Changes changes, Turns turns) {
        return new Jobs(changes, turns);
    }

    @Bean
    Tidy tidy(JdbcClient sql, Clock clock) {
        return new Tidy(sql, clock);
    }

    @Bean
    SignInLinks signInLinks(JdbcClient sql) {
        return new PostgresSignInLinks(sql);
    }

    @Bean
    Tokens tokens(JdbcClient sql) {
        return new PostgresTokens(sql);
    }

    // What is done.

    @Bean
    LinkPost linkPost(Post post) {
        return link -> post.send(new Message(
                        "sign_in",
                        link.cause(),
                        link.email(),
                        null,
                        link.language(),
                        link.path(),
                        List.of(link.life().toMinutes()),
                        true,
                        Mail.Calendar.NONE)
                .lapsingAfter(link.life()));
    }

    @Bean
    SigningIn signingIn(
            SignInLinks links,
            People people,
            LinkPost post,
            Ledger ledger,
            NewIds ids,
            SecureRandom random,
            Clock clock) {
        return new SigningIn(links, people, post, ledger, ids, random, clock);
    }

    // What is shown: the frame of every page.

    @Bean
    Texts texts() {
        return new Texts();
    }

    @Bean
    MoveClock moveClock(
            MovableClock clock,
            JdbcClient sql,
            Changes changes,
            Turns turns,
            CloseDueChallenges close,
            PlanEvent plan,
            CheckIn desk,
            NoteOutcome note,
            AnswerFollowUp answering,
            AskSurvey survey,
            RemindPromises promises) {
        return new MoveClock(
                clock, new PostgresAhead(sql), changes, turns, close, plan, desk, note, answering, survey, promises);
    }

    /// What a demonstration's page moves the clock by.
    @Bean
    DemonstrationPages.MovesClock movesClock(MoveClock move) {
        return move::by;
    }

    @Bean
    BadgePages.Address address(Settings settings) {
        return settings::address;
    }

    @Bean
    Post post(Texts texts, Outbox outbox, Settings settings, Postman postman) {
        Post post = new TextPost(texts, outbox, settings::address);
        return postman.connected() ? post : new ConsolePost(post, System.out);
    }

    @Bean
    Viewers viewers(People people, Clock clock) {
        return new Viewers(people, clock);
    }

    @Bean
    PageArgument pageArgument(Viewers viewers, Texts texts, Partnership.Store partnerships, Clock clock) {
        return new PageArgument(viewers, texts, new KnownPartnership(partnerships)::demonstration, clock);
    }

    @Bean
    JteViews jteViews() {
        return new JteViews();
    }

    /// A printer is made for each PDF: it costs little beside the printing, and nothing where nobody prints.
    @Bean
    Printing printing(JteViews views) {
        return new Printing(views, html -> new PdfPrinter().print(html));
    }

    @Bean
    ApiViews apiViews(PageArgument pages) {
        return new ApiViews(pages);
    }

    @Bean
    OpenApi openApi(ObjectProvider<ApiRoutes> routes) {
        return new OpenApi(routes::getObject);
    }

    @Bean
    FilterRegistrationBean<JsonBody> jsonBody() {
        return new FilterRegistrationBean<>(new JsonBody());
    }

    @Bean
    WithoutDatabase withoutDatabase(Texts texts) {
        return new WithoutDatabase(texts, Outage::causes);
    }

    /// Within the log of calls and before everything that reads the database.
    @Bean
    FilterRegistrationBean<WithoutDatabase> withoutDatabaseFirst(WithoutDatabase filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    Failures failures(PageArgument pages, WithoutDatabase withoutDatabase) {
        return new Failures(pages, withoutDatabase);
    }

    @Bean
    ErrorPages errorPages(Failures failures) {
        return new ErrorPages(failures);
    }

    @Bean
    WebMvcConfigurer arguments(PageArgument page) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(page);
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new KnownFields());
            }
        };
    }

    @Bean
    WebMvcRegistrations calls(Changes changes, Viewers viewers) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new ChangingCalls(changes, viewers);
            }

            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ApiRoutes();
            }
        };
    }

    // Security.

    @Bean
    FilterRegistrationBean<RequestLog> requestLog() {
        var registration = new FilterRegistrationBean<>(new RequestLog());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    TokenFilter tokenFilter(Tokens tokens, RateLimits limits, Clock clock) {
        return new TokenFilter(tokens, limits, clock);
    }

    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilterWithinSecurityOnly(TokenFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /// The time of a call is measured as a whole; spans of each security filter would only slow it down.
    @Bean
    static SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityChain(
            HttpSecurity http, ObjectProvider<HandlerMapping> mappings, Viewers viewers, TokenFilter tokens)
            throws Exception {
        var asked = SingletonSupplier.of(() -> mappings.orderedStream().toList());
        return SecurityRules.chain(http, new RouteGuard(asked::obtain, viewers), tokens);
    }

    /// Two calls of one session at the same time, as a double click makes them, both keep what they say.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfCallsAtTheSameTime() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// What reads and keeps the sessions of calls.
    @Bean
    @Primary
    SparseSessions<?> sparseSessions(JdbcIndexedSessionRepository kept) {
        return new SparseSessions<>(kept);
    }

    /// Around everything that reads a session.
    @Bean
    FilterRegistrationBean<Filter> sessionsOfOneCall(SparseSessions<?> sessions) {
        var registration = new FilterRegistrationBean<Filter>((call, answer, chain) -> {
            try {
                chain.doFilter(call, answer);
            } finally {
                sessions.forget();
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    Sessions sessions(FindByIndexNameSessionRepository<?> kept) {
        return new Sessions(
                account -> kept.findByPrincipalName(account.value()).keySet().forEach(kept::deleteById));
    }

    @Bean
    RateLimits rateLimits(DataSource database) throws SQLException {
        return new SharedRateLimits(database.unwrap(HikariDataSource.class));
    }

    @Bean
    SetUp setUp(
            Partnership.Store partnerships,
            Organisations organisations,
            People people,
            Ledger ledger,
            Sessions sessions,
            NewIds ids,
            Clock clock) {
        return new SetUp(partnerships, organisations, people, ledger, sessions, ids, clock, ids.next());
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> setUpFirst(SetUp setUp) {
        return new FilterRegistrationBean<>(setUp.filter());
    }

    @Bean
    SignInPages signInPages(SigningIn signingIn, Sessions sessions, People people, RateLimits limits) {
        return new SignInPages(signingIn, sessions, people, limits);
    }

    // What is shown: the rooms.

    @Bean
    PartnershipMap partnershipMap(Organisations organisations, Facts facts) {
        return new PartnershipMap(organisations, facts);
    }

    @Bean
    HomePages homePages(
            PartnershipMap map, Challenges challenges, Events events, Screening screening, List<Duties> duties) {
        return new HomePages(
                map, challenges, page -> coming(page, events), viewer -> judges(viewer, screening), duties);
    }

    /// Whoever takes no part in the partnership any more reviews nothing.
    private static boolean judges(Viewer viewer, Screening screening) {
        return viewer.partner()
                && viewer.findAccountId().filter(screening::anyAssigned).isPresent();
    }

    private static List<HomePages.ComingEvent> coming(Page page, Events events) {
        return events.list().stream()
                .filter(event -> !event.over(page.now()))
                .sorted(Comparator.comparing(Event::day))
                .map(event -> new HomePages.ComingEvent(
                        event.name(), page.day(event.day()) + " · " + event.city(), "/events/" + event.id()))
                .toList();
    }
}
