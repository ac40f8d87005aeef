package org.northernconnections.app.wiring;

import java.time.LocalDate;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.app.demonstration.Starters;
import org.northernconnections.event.Events;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.web.demonstration.DemonstrationPages;
import org.northernconnections.web.security.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the demonstration's door; it stays shut for a real partnership.
@Configuration(proxyBeanMethods = false)
public class DemonstrationWiring {
    @Bean
    DemonstrationPages demonstrationPages(
            People people,
            Organisations organisations,
            Sessions sessions,
            DemonstrationPages.MovesClock clock,
            Events events) {
        return new DemonstrationPages(
                Starters.ALL,
                people,
                organisations,
                sessions,
                clock,
                today -> act(events.get(EventMorning.EVENT).day(), today));
    }

    private static DemonstrationPages.Act act(LocalDate day, LocalDate today) {
        if (today.isBefore(day)) {
            return DemonstrationPages.Act.BEFORE;
        }
        return today.equals(day) ? DemonstrationPages.Act.DAY : DemonstrationPages.Act.AFTER;
    }
}
