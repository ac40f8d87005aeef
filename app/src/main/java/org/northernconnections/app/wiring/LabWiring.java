package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.lab.AskAndAnswer;
import org.northernconnections.lab.ChallengeReviews;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.lab.Follows;
import org.northernconnections.lab.KeepLab;
import org.northernconnections.lab.LabDuties;
import org.northernconnections.lab.Labs;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Questions;
import org.northernconnections.lab.RemindFollowers;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.lab.PostgresChallengeReviews;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.lab.PostgresFollows;
import org.northernconnections.postgres.lab.PostgresLabs;
import org.northernconnections.postgres.lab.PostgresQuestions;
import org.northernconnections.web.lab.ChallengePages;
import org.northernconnections.web.lab.ChallengeStepPages;
import org.northernconnections.web.lab.LabPages;
import org.northernconnections.web.lab.WordingPages;
import org.northernconnections.web.security.RateLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `lab`.
@Configuration(proxyBeanMethods = false)
public class LabWiring {
    @Bean
    Labs labs(JdbcClient sql) {
        return new PostgresLabs(sql);
    }

    @Bean
    Challenges challenges(JdbcClient sql) {
        return new PostgresChallenges(sql);
    }

    @Bean
    Questions questions(JdbcClient sql) {
        return new PostgresQuestions(sql);
    }

    @Bean
    ChallengeReviews challengeReviews(JdbcClient sql, NewIds ids) {
        return new PostgresChallengeReviews(sql, ids);
    }

    @Bean
    Follows follows(JdbcClient sql) {
        return new PostgresFollows(sql);
    }

    @Bean
    KeepLab keepLab(Labs labs, Challenges challenges, Ledger ledger) {
        return new KeepLab(labs, challenges, ledger);
    }

    @Bean
    WordChallenge wordChallenge(
            Labs labs, Challenges challenges, Follows follows, Post post, Ledger ledger, Clock clock) {
        return new WordChallenge(labs, challenges, follows, post, ledger, clock);
    }

    @Bean
    MoveChallenge moveChallenge(
            Labs labs,
            Challenges challenges,
            MoveChallenge.Calls calls,
            ChallengeReviews reviews,
            Follows follows,
            People people,
            Post post,
            Ledger ledger,
            Clock clock) {
        return new MoveChallenge(labs, challenges, calls, reviews, follows, people, post, ledger, clock);
    }

    @Bean
    CloseDueChallenges closeDueChallenges(Challenges challenges, People people, Post post, Clock clock) {
        return new CloseDueChallenges(challenges, people, post, clock);
    }

    @Bean
    RemindFollowers remindFollowers(Challenges challenges, Follows follows, Post post, Clock clock) {
        return new RemindFollowers(challenges, follows, post, clock);
    }

    @Bean
    AskAndAnswer askAndAnswer(Questions questions, Follows follows, People people, Post post, NewIds ids, Clock clock) {
        return new AskAndAnswer(questions, follows, people, post, ids, clock);
    }

    @Bean
    LabDuties labDuties(Labs labs, Challenges challenges, Questions questions, MoveChallenge move) {
        return new LabDuties(labs, challenges, questions, move);
    }

    @Bean
    LabPages labPages(
            Labs labs,
            Challenges challenges,
            KeepLab keep,
            Organisations organisations,
            People people,
            RateLimits limits,
            Ledger ledger,
            NewIds ids) {
        return new LabPages(labs, challenges, keep, organisations, people, limits, ledger, ids);
    }

    @Bean
    ChallengePages challengePages(
            Labs labs,
            Challenges challenges,
            WordChallenge word,
            MoveChallenge move,
            AskAndAnswer questions,
            ChallengeReviews reviews,
            Follows follows,
            People people,
            Organisations organisations,
            RateLimits limits,
            Ledger ledger) {
        return new ChallengePages(
                labs, challenges, word, move, questions, reviews, follows, people, organisations, limits, ledger);
    }

    @Bean
    WordingPages wordingPages(Labs labs, Challenges challenges, WordChallenge word, People people, NewIds ids) {
        return new WordingPages(labs, challenges, word, people, ids);
    }

    @Bean
    ChallengeStepPages challengeStepPages(
            ChallengePages pages,
            WordChallenge word,
            MoveChallenge move,
            AskAndAnswer askAndAnswer,
            Questions questions,
            Follows follows,
            RateLimits limits) {
        return new ChallengeStepPages(pages, word, move, askAndAnswer, questions, follows, limits);
    }
}
