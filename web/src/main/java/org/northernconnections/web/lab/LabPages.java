package org.northernconnections.web.lab;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.KeepLab;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sought;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Labs: the list, one lab with its criteria and challenges, and the form.
@Controller
public final class LabPages {
    private final Labs labs;
    private final Challenges challenges;
    private final KeepLab keep;
    private final Organisations organisations;
    private final People people;
    private final Ledger ledger;
    private final NewIds ids;

    private final RateLimits limits;

    public LabPages(
            Labs labs,
            Challenges challenges,
            KeepLab keep,
            Organisations organisations,
            People people,
            RateLimits limits,
            Ledger ledger,
            NewIds ids) {
        this.labs = labs;
        this.challenges = challenges;
        this.keep = keep;
        this.organisations = organisations;
        this.people = people;
        this.limits = limits;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// What the list is narrowed to, as the reader typed it.
    public record Filter(String q, String state, String country) {
        public Filter {
            q = Typed.text(q);
            state = Typed.text(state);
            country = Typed.text(country);
        }

        private boolean fits(Lab lab) {
            String text = lab.name() + " " + lab.city() + " " + lab.ownerName() + " " + lab.description();
            return (state.isEmpty() || Word.parse(LabState.class, state) == lab.state())
                    && (country.isEmpty() || country.equals(lab.country()))
                    && Sought.of(q).in(text);
        }
    }

    /// @param countries in which there are labs
    /// @param open how many calls are open, by lab
    public record ListPage(
            Page page, Filter filter, List<Lab> labs, List<String> countries, Map<LabId, Long> open, boolean mayName)
            implements ForPrograms<Items<LabShape>> {
        @Override
        public Items<LabShape> shape() {
            return Items.all(labs, LabShape::of);
        }
    }

    /// @param challenges that the viewer may know of
    /// @param steps that the viewer may take now
    /// @param history steps of state, for those who take part in the partnership
    public record ShowPage(
            Page page,
            Lab lab,
            List<Challenge> challenges,
            List<LabState> steps,
            boolean mayEdit,
            boolean mayWord,
            List<Told> history)
            implements ForPrograms<LabDetailShape> {
        @Override
        public LabDetailShape shape() {
            return LabDetailShape.of(this);
        }

        /// The challenges whose calls can never open once the viewer ends the lab.
        public List<Challenge> leftBehind() {
            return steps.contains(LabState.ENDED)
                    ? challenges.stream()
                            .filter(challenge -> challenge.state().onItsWayToACall())
                            .toList()
                    : List.of();
        }
    }

    /// @param id null for a lab that is not there yet
    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    public record EditPage(
            Page page,
            LabForm form,
            Problems problems,
            @Nullable LabId id,
            List<Organisation> owners,
            @Nullable Lab theirs)
            implements ForPrograms<LabForm> {
        @Override
        public LabForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : LabForm.of(theirs);
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/labs")
    ModelAndView list(Page page, @ModelAttribute Filter filter, HttpServletRequest call) {
        if (!filter.q().isBlank()) {
            limits.requireSearchAllowed(page.viewer(), call);
        }
        List<Lab> all = labs.list();
        Map<LabId, Long> open = challenges.countByLab(ChallengeState.OPEN);
        return page.show(
                "lab/list",
                new ListPage(
                        page,
                        filter,
                        all.stream().filter(filter::fits).toList(),
                        all.stream().map(Lab::country).distinct().sorted().toList(),
                        open,
                        LabRules.mayNameLabs(page.viewer())));
    }

    @Api(ShowPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/labs/{id}")
    ModelAndView show(Page page, @PathVariable LabId id) {
        Lab lab = labs.get(id);
        Viewer viewer = page.viewer();
        return page.show(
                "lab/show",
                new ShowPage(
                        page,
                        lab,
                        challenges.listOf(id).stream()
                                .filter(challenge -> LabRules.mayKnow(viewer, challenge))
                                .toList(),
                        keep.steps(viewer, lab),
                        LabRules.mayEdit(viewer, lab),
                        LabRules.mayWord(viewer, lab),
                        viewer.partner()
                                ? Told.about(page, ledger, people, organisations, "lab", id.value(), "lab.state")
                                : List.of()));
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/labs/new")
    ModelAndView add(Page page) {
        return page.show("lab/edit", edit(page, LabForm.empty(), Problems.none(), null, null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/labs")
    ModelAndView add(Page page, @ModelAttribute LabForm form) {
        Problems problems = form.check();
        Optional<Organisation> owner = owners(page.viewer()).stream()
                .filter(possible -> possible.id().value().equals(form.owner()))
                .findFirst();
        problems.require(owner.isPresent(), "owner", "form.required");
        if (problems.any() || owner.isEmpty()) {
            return page.refuse("lab/edit", edit(page, form, problems, null, null));
        }
        Lab lab = form.toNew(ids, owner.get());
        keep.name(page.viewer(), lab);
        return page.go("/labs/" + lab.id(), "lab.named", lab.name());
    }

    @Api(EditPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/labs/{id}/edit")
    ModelAndView edit(Page page, @PathVariable LabId id) {
        Lab lab = editable(page.viewer(), id);
        return page.show("lab/edit", edit(page, LabForm.of(lab), Problems.none(), id, null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/labs/{id}/edit")
    ModelAndView save(Page page, @PathVariable LabId id, @ModelAttribute LabForm form) {
        Lab before = editable(page.viewer(), id);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("lab/edit", edit(page, form, problems, id, null));
        }
        return switch (keep.save(page.viewer(), form.toChanged(before))) {
            case Saved.Kept<Lab>(Lab now) -> page.go("/labs/" + id, "lab.saved", now.name());
            case Saved.Conflict<Lab>(Lab theirs) -> page.conflict("lab/edit", edit(page, form, problems, id, theirs));
        };
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/labs/{id}/step")
    ModelAndView step(
            Page page,
            @PathVariable LabId id,
            @RequestParam String to,
            @RequestParam(defaultValue = "") List<ChallengeId> told) {
        LabState state = LabState.STEPS.after(labs.get(id).state()).stream()
                .filter(possible -> Word.key(possible).equals(to))
                .findFirst()
                .orElseThrow(() -> new TooLate("lab.too_late.step"));
        keep.step(page.viewer(), id, state, told);
        return page.go("/labs/" + id, "lab.stepped", page.word("lab.state", state));
    }

    private Lab editable(Viewer viewer, LabId id) {
        Lab lab = labs.get(id);
        if (!LabRules.mayEdit(viewer, lab)) {
            throw NotAllowed.toDo("edit this lab");
        }
        return lab;
    }

    private EditPage edit(Page page, LabForm form, Problems problems, @Nullable LabId id, @Nullable Lab theirs) {
        return new EditPage(page, form, problems, id, owners(page.viewer()), theirs);
    }

    private List<Organisation> owners(Viewer viewer) {
        return organisations.listOwners().stream()
                .filter(owner -> LabRules.mayNameFor(viewer, owner.id()))
                .toList();
    }
}
