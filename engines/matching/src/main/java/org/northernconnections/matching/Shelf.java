package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Companies, and which words stand in which of their statements.
///
/// Not safe while it changes: [CompanyIndex] lets readers in together and writers alone.
final class Shelf {
    private final Map<String, Place> byId = new HashMap<>();
    private final Numbers<Place> places = new Numbers<>();
    private final Numbers<Stated> statements = new Numbers<>();
    /// The company of each statement, as questions ask for nothing else of most.
    private int[] companies = new int[64];
    private final Vectors vectors = new Vectors();
    /// The vectors of single words by the numbers of their tokens, read when somebody first asks for near words.
    private final Vectors senses = new Vectors();
    private final List<Token> unread = new ArrayList<>();
    private final Map<Form, Token> byForm = new HashMap<>();
    private final Numbers<Token> tokens = new Numbers<>();
    private final Outlines outlines = new Outlines();
    private final Map<Long, Postings> byTrigram = new HashMap<>();
    private final Map<String, List<Token>> byStem = new HashMap<>();
    private final Map<String, Integer> companiesByStem = new HashMap<>();
    private final Map<Form, Double> weights = new ConcurrentHashMap<>();

    /// A company and its number.
    record Place(int number, Kept kept, int[] statements) {
        String id() {
            return kept.company().id();
        }
    }

    /// The number of a company, and which of its statements this is.
    record Stated(int company, int index) {}

    /// A different word of all statements, and where it stands how strongly.
    static final class Token {
        private final Form form;
        private int number;
        private int[] statements = new int[1];
        private double[] counts = new double[1];
        private int size;

        private Token(Form form) {
            this.form = form;
        }

        Form form() {
            return form;
        }

        int size() {
            return size;
        }

        int statement(int i) {
            return statements[i];
        }

        double counts(int i) {
            return counts[i];
        }

        private void add(int statement, double count) {
            if (size == statements.length) {
                statements = Arrays.copyOf(statements, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            statements[size] = statement;
            counts[size] = count;
            size++;
        }

        private void remove(int statement) {
            for (int i = 0; i < size; i++) {
                if (statements[i] == statement) {
                    size--;
                    statements[i] = statements[size];
                    counts[i] = counts[size];
                    return;
                }
            }
        }
    }

    /// A word that is kin to another, and what it is worth for it.
    record Kin(Token token, double worth) {}

    static Shelf of(Collection<Kept> companies) {
        var shelf = new Shelf();
        companies.forEach(shelf::put);
        return shelf;
    }

    @Nullable
    Place find(String id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    /// One more than the largest number of a company.
    int companiesEnd() {
        return places.end();
    }

    int statementsEnd() {
        return statements.end();
    }

    Place company(int number) {
        return places.get(number);
    }

    /// The number of the company that states this.
    int companyOf(int statement) {
        return companies[statement];
    }

    Stated statement(int number) {
        return statements.get(number);
    }

    /// The vectors of statements, by their numbers.
    Vectors vectors() {
        return vectors;
    }

    void put(Kept kept) {
        remove(kept.company().id());
        weights.clear();
        int[] numbers = new int[kept.texts().size()];
        int company = places.add(new Place(-1, kept, numbers));
        var place = new Place(company, kept, numbers);
        places.set(company, place);
        byId.put(place.id(), place);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = statements.add(new Stated(company, i));
            if (numbers[i] == companies.length) {
                companies = Arrays.copyOf(companies, 2 * companies.length);
            }
            companies[numbers[i]] = company;
            vectors.set(numbers[i], kept.vector(i));
            addWords(kept.texts().get(i), numbers[i]);
        }
        kept.stems().forEach(stem -> companiesByStem.merge(stem, 1, Integer::sum));
    }

    private void addWords(Text text, int statement) {
        for (int i = 0; i < text.forms().size(); i++) {
            byForm.computeIfAbsent(text.forms().get(i), this::newToken).add(statement, text.counts(i));
        }
    }

    private Token newToken(Form form) {
        var token = new Token(form);
        token.number = tokens.add(token);
        outlines.set(token.number, form);
        synchronized (senses) {
            unread.add(token);
        }
        byStem.computeIfAbsent(form.stem(), _ -> new ArrayList<>()).add(token);
        for (int i = 0; i < form.size(); i++) {
            byTrigram.computeIfAbsent(key(form.trigram(i)), _ -> new Postings()).add(token.number);
        }
        return token;
    }

    /// Another number for each trigram: the letters themselves lie so close that a map would put many in one place.
    private static long key(long trigram) {
        return trigram * 0x9E3779B97F4A7C15L;
    }

    boolean remove(String id) {
        Place place = byId.remove(id);
        if (place == null) {
            return false;
        }
        weights.clear();
        for (int i = 0; i < place.statements().length; i++) {
            removeWords(place.kept().texts().get(i), place.statements()[i]);
            statements.remove(place.statements()[i]);
            vectors.set(place.statements()[i], null);
        }
        places.remove(place.number());
        place.kept().stems().forEach(stem -> companiesByStem.computeIfPresent(stem, (_, n) -> n == 1 ? null : n - 1));
        return true;
    }

    private void removeWords(Text text, int statement) {
        for (Form form : text.forms()) {
            Token token = byForm.get(form);
            if (token != null) {
                token.remove(statement);
                if (token.size == 0) {
                    forget(token);
                }
            }
        }
    }

    private void forget(Token token) {
        byForm.remove(token.form);
        synchronized (senses) {
            senses.set(token.number, null);
        }
        tokens.remove(token.number);
        List<Token> sameStem = byStem.get(token.form.stem());
        if (sameStem != null && sameStem.remove(token) && sameStem.isEmpty()) {
            byStem.remove(token.form.stem());
        }
        for (int i = 0; i < token.form.size(); i++) {
            Postings postings = byTrigram.get(key(token.form.trigram(i)));
            if (postings != null) {
                postings.remove(token.number);
                if (postings.size() == 0) {
                    byTrigram.remove(key(token.form.trigram(i)));
                }
            }
        }
    }

    /// How much a word matters that is asked for: the rarer, the more.
    ///
    /// `ln(1 + (N − n + ½) / (n + ½))`, where `N` companies are kept and `n` of them use the word. A word is as
    /// common as the most common of its kin, or an English word would be rare among Danes.
    double weight(Form asked, Finder finder) {
        Double known = weights.get(asked);
        return known == null ? weight(asked, finder.kin(asked)) : known;
    }

    /// The same where the kin are known already.
    double weight(Form asked, List<Kin> kin) {
        int n = companiesByStem.getOrDefault(asked.stem(), 0);
        for (Kin one : kin) {
            n = Math.max(n, companiesByStem.getOrDefault(one.token().form.stem(), 0));
        }
        double weight = Math.log1p((size() - n + 0.5) / (n + 0.5));
        weights.put(asked, weight);
        return weight;
    }

    /// For each of these the words that mean nearly the same, of whatever language, in no order.
    ///
    /// The first to ask waits until the meaning of each different word is read.
    ///
    /// @param worthMin how near they are at least, as [Meaning#strength] says
    List<List<Kin>> near(List<short @Nullable []> asked, Meaning meaning, double worthMin) {
        int floor = Meaning.floor(meaning.bounds(), worthMin);
        int[][][] products;
        synchronized (senses) {
            readSenses(meaning);
            products = senses.products(asked, floor);
        }
        List<List<Kin>> near = new ArrayList<>();
        for (int[][] blocks : products) {
            List<Kin> kin = new ArrayList<>();
            for (int token = 0; token < blocks.length * Vectors.BLOCK; token++) {
                int product = blocks[token / Vectors.BLOCK][token % Vectors.BLOCK];
                if (product > floor) {
                    kin.add(new Kin(tokens.get(token), Meaning.strength(product, meaning.bounds())));
                }
            }
            near.add(kin);
        }
        return near;
    }

    private void readSenses(Meaning meaning) {
        for (Token token : unread) {
            if (token.size > 0) { // else it is forgotten
                Stated first = statements.get(token.statement(0));
                Text text = places.get(first.company()).kept().texts().get(first.index());
                senses.set(token.number, meaning.read(text.written(token.form)));
            }
        }
        unread.clear();
    }

    /// Finds words by their trigrams; one for each question, as it writes on its own slate.
    final class Finder {
        private short[] common = new short[0];
        private int[] enough = new int[256];
        private int enoughSize;

        /// The words that stand for the one asked for, in no order.
        List<Kin> kin(Form asked) {
            return found(asked, false);
        }

        /// The words that a typed one may mean, in no order.
        List<Kin> meant(Form typed) {
            return found(typed, true);
        }

        private List<Kin> found(Form asked, boolean typed) {
            int least = typed ? 1 : Kinship.COMMON_MIN;
            count(asked, least);
            long[] outline = Outlines.of(asked);
            List<Kin> found = new ArrayList<>();
            for (int i = 0; i < enoughSize; i++) {
                int both = common[enough[i]];
                if (!typed && !outlines.mayBeKin(outline, enough[i], both)) {
                    continue; // most of them; not looking at the word itself saves most of the time
                }
                Token token = tokens.get(enough[i]);
                double worth = typed ? Kinship.typed(asked, token.form, both) : Kinship.of(asked, token.form, both);
                if (worth > 0) {
                    found.add(new Kin(token, worth));
                }
            }
            addSameStem(asked, least, found);
            return found;
        }

        /// Counts the trigrams that each word has in common, and notes the words that have enough of them.
        private void count(Form asked, int least) {
            enoughSize = 0;
            if (common.length < tokens.end()) {
                common = new short[tokens.end()];
            } else {
                Arrays.fill(common, (short) 0);
            }
            short[] counts = common;
            for (int i = 0; i < asked.size(); i++) {
                Postings postings = byTrigram.get(key(asked.trigram(i)));
                if (postings == null) {
                    continue;
                }
                int size = postings.size();
                for (int j = 0; j < size; j++) {
                    int token = postings.get(j);
                    if (++counts[token] == least) {
                        note(token);
                    }
                }
            }
        }

        private void note(int token) {
            if (enoughSize == enough.length) {
                enough = Arrays.copyOf(enough, 2 * enoughSize);
            }
            enough[enoughSize] = token;
            enoughSize++;
        }

        /// Irregular words share a stem and hardly a trigram.
        private void addSameStem(Form asked, int least, List<Kin> found) {
            for (Token token : byStem.getOrDefault(asked.stem(), List.of())) {
                if (asked.common(token.form) < least) {
                    found.add(new Kin(token, 1));
                }
            }
        }
    }
}
