package org.northernconnections.matching;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Fits.Answers;
import org.northernconnections.matching.encoder.Encoder;

/// Companies by what they can do, kept in memory and searchable at once.
///
/// A statement answers a need as in BM25, with kin words beside equal ones: for each different word `w` of the
/// need, the word of the statement that stands for it best.
///
/// | name          | formula                                       | meaning                                     |
/// |---------------|-----------------------------------------------|---------------------------------------------|
/// | weight of `w` | `ln(1 + (N − n + ½) / (n + ½))`               | rare words say more, see [Shelf#weight]     |
/// |               | with an encoder: the length of its vector     | no company changes another's relevance      |
/// | answer        | `Σ weight(w) · max kinship(w, v) · counts(v)` | over the words `v` of the statement         |
/// | by words      | `min(1, answer(statement) / answer(need))`    | beside how well the need answers itself     |
/// | by meaning    | a part of what the words leave open           | nearness of the vectors, see [Meaning]      |
/// | strength      | the sum of the two                            | or by weights that were fitted: [Mixing]    |
/// | part          | `share of weight · strength` of the best one  | what the need adds to the score             |
/// | score         | sum of the parts                              | in the order of the covers, bit by bit      |
///
/// *Cost* of a question: for each word asked for, one pass over the words that share a trigram with it and over
/// the statements of its kin; then `O(companies · needs)`.
///
/// The same companies give the same bits, in whatever order they came and went. Threads may share an index.
///
/// Sources: [Text] for BM25, [Kinship] for kin words, `docs/engines/matching.md` for the whole.
public final class CompanyIndex implements AutoCloseable {
    /// How near a word must be to stand for one of another language: seven tenths of the way from a stranger to itself.
    private static final double NEAR_MIN = 0.7 * Meaning.WORTH;
    /// How many of the typed words are looked for by their meaning, each among all words.
    private static final int TYPED_MAX = 8;

    private static final int[][] NO_PRODUCTS = new int[0][];
    private static final int[] NOTHING_NEAR = nothingNear();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Words words = new Words();
    private final @Nullable Meaning meaning;
    private Shelf shelf = new Shelf();
    private Mixing mixing = Mixing.FIXED;
    private long version;

    private static int[] nothingNear() {
        int[] nothing = new int[Vectors.BLOCK];
        Arrays.fill(nothing, Vectors.NOTHING);
        return nothing;
    }

    /// Compares words alone.
    public CompanyIndex() {
        this.meaning = null;
    }

    /// Compares meanings as well, also across languages.
    public CompanyIndex(Encoder encoder) {
        this.meaning = new Meaning(encoder);
    }

    /// Adds a company or replaces the one with its id; returns whether that changed anything.
    public boolean put(Company company) {
        if (find(company.id()).filter(company::equals).isPresent()) {
            return false;
        }
        Kept kept = Kept.read(words, meaning, company);
        return writing(() -> {
            shelf.put(kept);
            return true;
        });
    }

    /// Makes these the only companies, as after a start; of two with one id the later stays.
    public void replaceAll(Collection<Company> companies) {
        Map<String, Kept> byId = new LinkedHashMap<>();
        companies.forEach(company -> byId.put(company.id(), Kept.read(words, meaning, company)));
        Shelf filled = Shelf.of(byId.values());
        writing(() -> {
            shelf = filled;
            return true;
        });
    }

    /// The id of the encoder by which meanings are compared; `words` where they are not.
    public String encoder() {
        return meaning == null ? "words" : meaning.encoderId();
    }

    /// Makes strengths by this rule from now on.
    public void use(Mixing rule) {
        writing(() -> {
            boolean changed = !mixing.equals(rule);
            mixing = rule;
            return changed;
        });
    }

    /// The rule by which strengths are made.
    public Mixing mixing() {
        return reading(_ -> mixing);
    }

    /// Forgets a company; returns whether it was there.
    public boolean remove(String companyId) {
        return writing(() -> shelf.remove(companyId));
    }

    public Optional<Company> find(String companyId) {
        return reading(kept -> Optional.ofNullable(kept.find(companyId))
                .map(place -> place.kept().company()));
    }

    /// How many companies are kept, also those that state nothing.
    public int size() {
        return reading(Shelf::size);
    }

    /// A number that grows with every change: equal versions give equal answers.
    public long version() {
        return reading(_ -> version);
    }

    /// The companies that answer any need at least partly, best first, then by id.
    ///
    /// @param among which companies may be named, such as those not yet asked
    /// @param limit how many at most
    public List<Fit> companiesFor(Challenge challenge, Predicate<String> among, int limit) {
        return rank(challenge, among, limit).stream().map(Ranked::fit).toList();
    }

    /// The same, each explained only when it is asked: for those who count many and show few.
    public List<Ranked> rank(Challenge challenge, Predicate<String> among, int limit) {
        Asked asked = Asked.read(words, meaning, challenge);
        return reading(kept -> rank(asked, among, limit, kept, mixing));
    }

    private static List<Ranked> rank(Asked asked, Predicate<String> among, int limit, Shelf shelf, Mixing mixing) {
        double[] shares = Fits.shares(asked.challenge());
        Tally tally = answers(asked, shelf, mixing);
        int[] answering =
                IntStream.range(0, shelf.companiesEnd()).filter(tally::any).toArray();
        double[] scores = Arrays.stream(answering)
                .mapToDouble(company -> tally.score(company, shares))
                .toArray();
        return best(answering, scores, among, limit, shelf).stream()
                .map(candidate -> {
                    Answers answers = tally.answers(candidate.place().number(), shelf);
                    return new Ranked(
                            candidate.place().id(),
                            candidate.score(),
                            answers.strengths(),
                            () -> Fits.fit(asked, candidate.place().kept(), answers));
                })
                .toList();
    }

    private record Candidate(Shelf.Place place, double score) {}

    /// The best of those that may be named. Few are asked whether they may, as that means to look at each: more only
    /// where too few of the best are left.
    private static List<Candidate> best(
            int[] companies, double[] scores, Predicate<String> among, int limit, Shelf shelf) {
        long looked = limit;
        while (true) {
            double least = least(scores, looked);
            List<Candidate> best = IntStream.range(0, scores.length)
                    .filter(i -> scores[i] >= least)
                    .mapToObj(i -> new Candidate(shelf.company(companies[i]), scores[i]))
                    .filter(candidate -> among.test(candidate.place().id()))
                    .sorted(comparingDouble((Candidate candidate) -> -candidate.score())
                            .thenComparing(candidate -> candidate.place().id()))
                    .limit(limit)
                    .toList();
            if (best.size() >= limit || looked >= scores.length) {
                return best;
            }
            looked *= 4;
        }
    }

    /// The score that the last of so many has.
    private static double least(double[] scores, long limit) {
        if (limit <= 0 || scores.length <= limit) {
            return Double.NEGATIVE_INFINITY;
        }
        var best = new PriorityQueue<Double>();
        for (double score : scores) {
            if (best.size() < limit) {
                best.add(score);
            } else if (score > best.element()) {
                best.remove();
                best.add(score);
            }
        }
        return best.element();
    }

    /// What each company answers.
    private static Tally answers(Asked asked, Shelf shelf, Mixing mixing) {
        Shelf.Finder finder = shelf.new Finder();
        var tally = new Tally(mixing, asked.texts().size(), shelf.companiesEnd());
        double[] sums = new double[shelf.statementsEnd()];
        double[] best = new double[shelf.statementsEnd()];
        int floor = Meaning.floor(asked.bounds());
        int[][][] products = shelf.vectors().products(asked.vectors(), floor);
        for (int need = 0; need < asked.texts().size(); need++) {
            Text text = asked.texts().get(need);
            double[] weights = new double[text.asked().size()];
            for (int i = 0; i < weights.length; i++) {
                List<Shelf.Kin> kin = finder.kin(text.asked().get(i));
                weights[i] = asked.weights().isEmpty()
                        ? shelf.weight(text.asked().get(i), kin)
                        : asked.weights().get(need)[i];
                addAnswers(kin, weights[i], best, sums);
            }
            double own = text.answerToItself(weights);
            int[][] product = asked.vector(need) == null ? NO_PRODUCTS : products[need];
            for (int from = 0; from < sums.length; from += Vectors.BLOCK) {
                int[] near = from / Vectors.BLOCK < product.length ? product[from / Vectors.BLOCK] : NOTHING_NEAR;
                int end = Math.min(sums.length, from + Vectors.BLOCK);
                for (int statement = from; statement < end; statement++) {
                    boolean means = near[statement - from] > floor;
                    if (means || sums[statement] > 0) {
                        double meant = means ? Meaning.strength(near[statement - from], asked.bounds()) : 0;
                        tally.offer(
                                shelf.companyOf(statement),
                                need,
                                Fits.strength(sums[statement], own),
                                meant,
                                statement,
                                shelf);
                        sums[statement] = 0;
                    }
                }
            }
        }
        return tally;
    }

    /// Adds what one word asked for finds in each statement, the best word of each.
    private static void addAnswers(List<Shelf.Kin> found, double weight, double[] best, double[] sums) {
        for (Shelf.Kin kin : found) {
            for (int i = 0; i < kin.token().size(); i++) {
                int statement = kin.token().statement(i);
                best[statement] =
                        Math.max(best[statement], kin.worth() * kin.token().counts(i));
            }
        }
        for (Shelf.Kin kin : found) {
            for (int i = 0; i < kin.token().size(); i++) {
                int statement = kin.token().statement(i);
                sums[statement] += weight * best[statement];
                best[statement] = 0;
            }
        }
    }

    private static double[] weights(Text need, Shelf shelf, Shelf.Finder finder) {
        return need.asked().stream()
                .mapToDouble(form -> shelf.weight(form, finder))
                .toArray();
    }

    /// How this company, kept or not, answers the challenge; also where the score is 0.
    public Fit fit(Challenge challenge, Company company) {
        Asked asked = Asked.read(words, meaning, challenge);
        Kept kept = Kept.read(words, meaning, company);
        return Fits.fit(asked, kept, answers(asked, new Replies(kept)));
    }

    /// What a company, kept or not, answers.
    Answers answers(Asked asked, Replies replies) {
        return reading(shelf -> answers(asked, replies, shelf, mixing));
    }

    /// The slow way, statement by statement, for a company that need not be kept.
    private static Answers answers(Asked asked, Replies replies, Shelf shelf, Mixing mixing) {
        Kept kept = replies.kept();
        Shelf.Finder finder = shelf.new Finder();
        Answers answers = Answers.none(mixing, asked.texts().size());
        for (int need = 0; need < asked.texts().size(); need++) {
            Text text = asked.texts().get(need);
            double[] weights = asked.weights().isEmpty()
                    ? weights(text, shelf, finder)
                    : asked.weights().get(need);
            double own = text.answerToItself(weights);
            double[] given = replies.answers(text.asked(), weights);
            for (int i = 0; i < given.length; i++) {
                double meant = Meaning.strength(asked.vector(need), kept.vector(i), asked.bounds());
                answers.offer(need, Fits.strength(given[i], own), meant, i);
            }
        }
        return answers;
    }

    /// The companies that meet the words typed, forgiving spelling and endings; best first, then by id.
    ///
    /// @param language in which the words are most likely written
    public List<Hit> search(String words, Language language, int limit) {
        List<Form> looked = typed(words, language).asked();
        return reading(shelf -> {
            Shelf.Finder finder = shelf.new Finder();
            return hits(looked.stream().map(finder::meant).toList(), 0, limit, shelf);
        });
    }

    private Text typed(String words, Language language) {
        Text typed = this.words.read(language, words);
        return typed.asked().isEmpty() ? this.words.read(Language.OTHER, words) : typed;
    }

    /// The companies that say what was typed in other words, also in those of another language; best first, then by
    /// id. They have near words for at least half of the typed ones. None without an encoder that compares words.
    ///
    /// *Cost*: one product of vectors for each of the first eight typed words and each different word of all
    /// statements, whose vectors are read when this is first asked.
    public List<Hit> searchByMeaning(String words, Language language, int limit) {
        Meaning means = meaning;
        if (means == null || !means.comparesWords()) {
            return List.of();
        }
        List<short @Nullable []> vectors = typed(words, language).askedAsWritten().stream()
                .limit(TYPED_MAX)
                .<short @Nullable []>map(means::read)
                .toList();
        return reading(shelf -> hits(shelf.near(vectors, means, NEAR_MIN), NEAR_MIN / 2, limit, shelf));
    }

    /// @param found for each typed word the words that stand for it
    private static List<Hit> hits(List<List<Shelf.Kin>> found, double least, int limit, Shelf shelf) {
        double[] byStatement = new double[shelf.statementsEnd()];
        double[] byCompany = new double[shelf.companiesEnd()];
        for (List<Shelf.Kin> word : found) {
            addMeetings(word, shelf, byStatement, byCompany);
        }
        List<Hit> hits = new ArrayList<>();
        for (int company = 0; company < byCompany.length; company++) {
            double score = byCompany[company] / found.size();
            if (score > 0 && score >= least) {
                Shelf.Place place = shelf.company(company);
                hits.add(new Hit(place.id(), score, best(place, byStatement)));
            }
        }
        return hits.stream()
                .sorted(comparingDouble((Hit hit) -> -hit.score()).thenComparing(comparing(Hit::companyId)))
                .limit(limit)
                .toList();
    }

    private static void addMeetings(List<Shelf.Kin> found, Shelf shelf, double[] byStatement, double[] byCompany) {
        double[] met = new double[byStatement.length];
        double[] metByCompany = new double[byCompany.length];
        for (Shelf.Kin kin : found) {
            for (int i = 0; i < kin.token().size(); i++) {
                int statement = kin.token().statement(i);
                int company = shelf.statement(statement).company();
                met[statement] = Math.max(met[statement], kin.worth());
                metByCompany[company] = Math.max(metByCompany[company], kin.worth());
            }
        }
        add(met, byStatement);
        add(metByCompany, byCompany);
    }

    private static void add(double[] more, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    private static int best(Shelf.Place place, double[] byStatement) {
        int best = 0;
        for (int i = 1; i < place.statements().length; i++) {
            if (byStatement[place.statements()[i]] > byStatement[place.statements()[best]]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public void close() {
        words.close();
    }

    Words words() {
        return words;
    }

    @Nullable
    Meaning meaning() {
        return meaning;
    }

    private <T> T reading(Function<Shelf, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(shelf);
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean writing(java.util.function.BooleanSupplier change) {
        lock.writeLock().lock();
        try {
            boolean changed = change.getAsBoolean();
            version += changed ? 1 : 0;
            return changed;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
