package org.northernconnections.web.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.report.Basis;
import org.northernconnections.report.Document;
import org.northernconnections.report.DocumentId;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.KeepDocuments;
import org.northernconnections.report.Proof;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The records behind the figures of the status: lists of them, what stands behind one, and the documents that prove
/// it.
@Controller
public final class RecordPages {
    private static final String RECORD = "report/record";
    private static final String ADDRESS = "/status/records/";

    /// Records on a page.
    private static final int RECORDS = 100;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /// The ids of a record: one, or two of a pair.
    private static final Pattern ID = Pattern.compile("[0-9a-z]{12}(-[0-9a-z]{12})?");

    private final Editions editions;
    private final KeepDocuments documents;

    public RecordPages(Editions editions, KeepDocuments documents) {
        this.editions = editions;
        this.documents = documents;
    }

    /// Where the records of a figure are listed; its key follows.
    ///
    /// @param edition its number; null for the live one
    static String address(@Nullable Integer edition) {
        return edition == null ? ADDRESS : "/status/editions/%d/records/".formatted(edition);
    }

    /// Which records of a figure a reader asks for; what makes no sense is passed over.
    ///
    /// @param p the page
    public record Which(String country, String other, String year, String without, String p) {
        public Which {
            country = Typed.text(country);
            other = Typed.text(other);
            year = Typed.text(year);
            without = Typed.text(without);
            p = Typed.text(p);
        }

        Editions.Only only(Figure of) {
            boolean known = COUNTRY.matcher(country).matches();
            return new Editions.Only(
                    known ? country : "",
                    known && COUNTRY.matcher(other).matches() ? other : "",
                    year.matches("[12]\\d{3}") ? Integer.parseInt(year) : 0,
                    Figure.of(Figure.Part.FUNNEL).stream()
                            .filter(next -> next.whole().filter(of::equals).isPresent())
                            .filter(next -> Word.key(next).equals(without))
                            .findFirst()
                            .orElse(null));
        }
    }

    /// @param edition whose records these are; null for those of now
    /// @param named the viewer reads the names in the records
    public record ProofPage(
            Page page,
            @Nullable Edition edition,
            Figure figure,
            Editions.Only only,
            List<Proof> proof,
            Paging paging,
            boolean named)
            implements ForPrograms<Items<ProofShape>> {
        @Override
        public Items<ProofShape> shape() {
            return Items.of(proof, paging, one -> ProofShape.of(one, named));
        }

        /// Which records these are, in words; empty for all.
        public String which() {
            return Stream.of(
                            only.country().isEmpty() ? "" : page.country(only.country()),
                            only.other().isEmpty() ? "" : page.country(only.other()),
                            only.year() == 0 ? "" : String.valueOf(only.year()),
                            only.without() == null
                                    ? ""
                                    : page.t("report.rest." + Word.key(only.without()), paging.total()))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        public String label(Proof one) {
            return named ? one.label() : one.veiled();
        }

        /// Where a record leads; empty for what this viewer does not open. What stands behind a record names
        /// who met and who recommended whom, and is as of now: an edition does not lead there.
        public String address(Proof one) {
            return one.address().startsWith(ADDRESS) && (!named || edition != null) ? "" : one.address();
        }

        /// All records of this figure.
        public String address() {
            return RecordPages.address(edition == null ? null : edition.number()) + Word.key(figure);
        }

        /// Does the figure count what documents can prove?
        public boolean documented() {
            return figure.part() == Figure.Part.INDICATORS;
        }
    }

    /// A document as it is typed.
    public record DocumentForm(String title, String place) {
        public DocumentForm {
            title = Typed.text(title);
            place = Typed.text(place);
        }

        Problems check() {
            return Problems.none()
                    .requireText(title, "title")
                    .requireText(place, "place")
                    .require(title.length() <= Document.TEXT_LENGTH_MAX, "title", "report.strategy.too_long")
                    .require(place.length() <= Document.TEXT_LENGTH_MAX, "place", "report.strategy.too_long");
        }
    }

    /// @param basis the oldest first
    /// @param provable documents can be attached to it
    public record RecordPage(
            Page page,
            Figure figure,
            Proof proof,
            List<Basis> basis,
            boolean provable,
            List<Document> documents,
            DocumentForm form,
            Problems problems)
            implements ForPrograms<RecordShape> {
        @Override
        public RecordShape shape() {
            return RecordShape.of(this);
        }

        public String address() {
            return ADDRESS + Word.key(figure) + "/" + proof.id();
        }
    }

    @Api(ProofPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/records/{figure}")
    ModelAndView records(Page page, @PathVariable String figure, @ModelAttribute Which which) {
        Figure of = Word.parse(Figure.class, figure);
        Editions.Only only = which.only(of);
        Paging paging = Paging.of(which.p(), RECORDS);
        return listed(page, null, of, only, paging, editions.listProof(of, only, today(page), paging.skip(), RECORDS));
    }

    @Api(ProofPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/editions/{number}/records/{figure}")
    ModelAndView kept(Page page, @PathVariable int number, @PathVariable String figure, @ModelAttribute Which which) {
        Edition edition = editions.get(number);
        Figure of = Word.parse(Figure.class, figure);
        Editions.Only only = which.only(of);
        Paging paging = Paging.of(which.p(), RECORDS);
        return listed(page, edition, of, only, paging, editions.listKept(number, of, only, paging.skip(), RECORDS));
    }

    private static ModelAndView listed(
            Page page,
            @Nullable Edition edition,
            Figure of,
            Editions.Only only,
            Paging paging,
            Editions.Listed listed) {
        return page.show(
                "report/records",
                new ProofPage(
                        page,
                        edition,
                        of,
                        only,
                        listed.proof(),
                        paging.with(listed.total(), page.path()),
                        page.viewer().secretariat()));
    }

    private static LocalDate today(Page page) {
        return LocalDate.ofInstant(page.now(), ZoneOffset.UTC);
    }

    @Api(RecordPage.class)
    @Allowed(Who.SECRETARIAT)
    @GetMapping("/status/records/{figure}/{id}")
    ModelAndView record(Page page, @PathVariable String figure, @PathVariable String id) {
        return page.show(RECORD, shown(page, figure, id, new DocumentForm("", ""), Problems.none()));
    }

    private RecordPage shown(Page page, String figure, String id, DocumentForm form, Problems problems) {
        Figure of = Word.parse(Figure.class, figure);
        Proof proof = find(page, of, id);
        List<Basis> basis = editions.listBasis(of, id);
        if (basis.isEmpty()) {
            // Records of this figure are shown in their own room.
            throw NotAllowed.toKnow();
        }
        boolean provable = KeepDocuments.proven(of, id).isPresent();
        return new RecordPage(page, of, proof, basis, provable, documents.list(of, id), form, problems);
    }

    private Proof find(Page page, Figure of, String id) {
        return Optional.of(id)
                .filter(known -> ID.matcher(known).matches())
                .flatMap(known -> editions.findProof(of, known, today(page)))
                .orElseThrow(NotAllowed::toKnow);
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/status/records/{figure}/{id}/documents")
    ModelAndView attach(
            Page page, @PathVariable String figure, @PathVariable String id, @ModelAttribute DocumentForm form) {
        Figure of = Word.parse(Figure.class, figure);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse(RECORD, shown(page, figure, id, form, problems));
        }
        documents.attach(page.viewer(), of, id, form.title(), form.place());
        return page.go(ADDRESS + Word.key(of) + "/" + id, "report.document.attached", form.title());
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/status/records/{figure}/{id}/documents/{document}/remove")
    ModelAndView remove(
            Page page, @PathVariable String figure, @PathVariable String id, @PathVariable DocumentId document) {
        Figure of = Word.parse(Figure.class, figure);
        documents.remove(page.viewer(), of, id, document);
        return page.go(ADDRESS + Word.key(of) + "/" + id, "report.document.removed");
    }
}
