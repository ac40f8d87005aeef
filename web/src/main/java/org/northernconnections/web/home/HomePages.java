package org.northernconnections.web.home;

import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The front page for everybody, and the home page of whoever has signed in.
@Controller
public final class HomePages {
    public record FrontPage(Page page) {}

    public record HomePage(Page page) {}

    @Allowed(Who.ANYONE)
    @GetMapping("/")
    ModelAndView front(Page page) {
        return page.show("home/front", new FrontPage(page));
    }

    @Allowed(Who.SIGNED_IN)
    @GetMapping("/home")
    ModelAndView home(Page page) {
        return page.show("home/home", new HomePage(page));
    }
}
