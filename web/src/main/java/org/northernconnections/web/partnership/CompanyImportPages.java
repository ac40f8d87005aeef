package org.northernconnections.web.partnership;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.CompanyImports;
import org.northernconnections.partnership.CompanySheet;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.ReadCompanySheet;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Import of companies from CSV and XLSX, new ones and changed ones: a dry run that names every error and shows every
/// change, then all rows or none.
@Controller
public final class CompanyImportPages {
    private final Companies companies;
    private final KeepCompanies keep;
    private final Organisations organisations;
    private final CompanyImports imports;
    private final NewIds ids;

    public CompanyImportPages(
            Companies companies, KeepCompanies keep, Organisations organisations, CompanyImports imports, NewIds ids) {
        this.companies = companies;
        this.keep = keep;
        this.organisations = organisations;
        this.imports = imports;
        this.ids = ids;
    }

    public record UploadPage(Page page, Problems problems, List<String> columns) implements ForPrograms<Items<String>> {
        @Override
        public Items<String> shape() {
            return Items.all(columns, column -> column);
        }
    }

    /// @param importId names the uploaded file for the import
    public record DryRunPage(Page page, String fileName, String importId, CompanySheet.Read read)
            implements ForPrograms<DryRunShape> {
        @Override
        public DryRunShape shape() {
            return DryRunShape.of(this);
        }
    }

    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @GetMapping("/companies/import")
    ModelAndView upload(Page page) {
        return page.show("company/import", new UploadPage(page, Problems.none(), CompanySheet.header()));
    }

    /// A sheet with the names of the columns and one invented row, to fill in.
    @Api(byte[].class)
    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @GetMapping("/companies/import/example.{kind:csv|xlsx}")
    ResponseEntity<byte[]> example(@PathVariable String kind) {
        var row = new ArrayList<>(List.of(
                "",
                "",
                "Example Timber AS",
                "NO",
                "Drammen",
                "NO085",
                "59.744",
                "10.204",
                "https://timber.example",
                "2011",
                "14",
                "8",
                "nb en",
                "",
                "partnership",
                "yes",
                "Prefabricated walls of Norwegian wood",
                "A school in Drammen, 2023",
                "nb: Vi bygger yttervegger av massivtre uten fossile materialer"));
        while (row.size() < CompanySheet.header().size()) {
            row.add("");
        }
        return Sheet.download("companies-example", kind, List.of(CompanySheet.header(), row));
    }

    @Api(DryRunPage.class)
    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @PostMapping("/companies/import")
    ModelAndView dryRun(Page page, @RequestParam MultipartFile file) throws IOException {
        byte[] content = file.getBytes();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try {
            CompanySheet.Read read = read(page, content);
            String id = ids.next();
            if (read.errors().isEmpty()) {
                imports.add(id, page.viewer().getAccount().id(), name, content, page.now());
            }
            DryRunPage shown = new DryRunPage(page, name, id, read);
            return read.errors().isEmpty()
                    ? page.show("company/dry-run", shown)
                    : page.refuse("company/dry-run", shown);
        } catch (Sheet.Unreadable e) {
            var problems = new Problems().require(false, "file", "company.import.unreadable", name);
            return page.refuse("company/import", new UploadPage(page, problems, CompanySheet.header()));
        }
    }

    /// Imports what the dry run showed; it is checked again, as the world may have changed.
    @Api
    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @PostMapping("/companies/import/{id}")
    ModelAndView run(Page page, @PathVariable String id) {
        CompanyImports.Uploaded uploaded =
                imports.find(id, page.viewer().getAccount().id()).orElseThrow(NotAllowed::toKnow);
        try {
            CompanySheet.Read read = read(page, uploaded.content());
            if (!read.errors().isEmpty()) {
                return page.refuse("company/dry-run", new DryRunPage(page, uploaded.fileName(), id, read));
            }
            if (!imports.remove(id)) {
                throw NotAllowed.toKnow();
            }
            keep.importAll(page.viewer(), read);
            return page.go(
                    "/companies",
                    "company.import.done",
                    read.added().size(),
                    read.changed().size());
        } catch (Sheet.Unreadable e) {
            throw new TooLate("company.import.unreadable", uploaded.fileName());
        }
    }

    private CompanySheet.Read read(Page page, byte[] content) throws Sheet.Unreadable {
        List<List<String>> cells = Sheet.read(content);
        List<String> header = cells.isEmpty()
                ? List.of()
                : cells.getFirst().stream()
                        .map(column -> column.strip().toLowerCase(Locale.ROOT))
                        .toList();
        var rows = new ArrayList<CompanySheet.Row>();
        for (int number = 2; number <= cells.size(); number++) {
            List<String> row = cells.get(number - 1);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            var named = new HashMap<String, String>();
            for (int column = 0; column < header.size(); column++) {
                named.put(header.get(column), column < row.size() ? row.get(column) : "");
            }
            rows.add(new CompanySheet.Row(number, named));
        }
        return new ReadCompanySheet(ids, page.now(), page.viewer(), organisations.listClusters(), companies.listAll())
                .read(header, rows);
    }
}
