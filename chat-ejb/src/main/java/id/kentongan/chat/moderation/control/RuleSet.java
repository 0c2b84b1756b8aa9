package id.kentongan.chat.moderation.control;

import com.google.re2j.Matcher;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.RuleRefused.Reason;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.moderation.entity.Token;
import id.kentongan.chat.moderation.entity.Token.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules, compiled and proven by their own examples. Immutable: a change makes a new set, which takes the place of the
 * old one as a whole. Words are looked up by hash, phrases by one automaton, and regular expressions run in linear
 * time; so a text costs the same however many words and phrases there are.
 */
public final class RuleSet {

    /** The most rules of one set. */
    public static final int MOST_RULES = 2_000;

    /** The most regular expressions of one set: each of them reads the text once more. */
    public static final int MOST_EXPRESSIONS = 200;

    /** The most hits that are told of one text. */
    public static final int MOST_HITS = 100;

    private final List<ModerationRule> rules;
    private final String version;
    private final Lexicon lexicon;
    private final Map<String, List<ModerationRule>> words = new HashMap<>();
    private final Map<String, List<ModerationRule>> hashtags = new HashMap<>();
    private final Map<String, List<ModerationRule>> domains = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final @Nullable AhoCorasickDoubleArrayTrie<List<ModerationRule>> phrases;

    private record Expression(ModerationRule rule, com.google.re2j.Pattern pattern) {}

    private RuleSet(List<ModerationRule> rules) {
        this.rules = rules;
        this.version = RulePatterns.version(rules);
        TreeMap<String, List<ModerationRule>> byPhrase = new TreeMap<>();
        Set<String> offensive = new HashSet<>();
        Set<String> severe = new HashSet<>();
        for (ModerationRule rule : rules) {
            switch (rule.patternKind()) {
                case WORD -> add(words, RulePatterns.word(rule), rule);
                case HASHTAG -> add(hashtags, RulePatterns.hashtag(rule), rule);
                case DOMAIN -> add(domains, RulePatterns.domain(rule), rule);
                case REGEX -> expressions.add(new Expression(rule, RulePatterns.expression(rule)));
                case PHRASE -> add(byPhrase, RulePatterns.phrase(rule), rule);
            }
            if (rule.kind() == RuleKind.MODERATION) {
                spelt(rule, offensive, severe);
            }
        }
        this.lexicon = new Lexicon(offensive, Set.of(), severe);
        if (byPhrase.isEmpty()) {
            phrases = null;
        } else {
            phrases = new AhoCorasickDoubleArrayTrie<>();
            phrases.build(byPhrase);
        }
    }

    /**
     * Compiles rules and lets each prove its examples.
     *
     * @throws RuleRefused if one cannot be used, or there are too many; nothing is compiled then
     */
    public static RuleSet compile(Collection<ModerationRule> rules) {
        if (rules.size() > MOST_RULES) {
            throw new RuleRefused("rules", Reason.TOO_MANY, String.valueOf(rules.size()));
        }
        long regex = rules.stream()
                .filter(rule -> rule.patternKind() == PatternKind.REGEX)
                .count();
        if (regex > MOST_EXPRESSIONS) {
            throw new RuleRefused("rules", Reason.TOO_MANY_REGEX, String.valueOf(regex));
        }
        Set<String> ids = new HashSet<>();
        for (ModerationRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new RuleRefused(rule.id(), Reason.ID_TWICE, "");
            }
        }
        RuleSet set = new RuleSet(
                rules.stream().sorted(Comparator.comparing(ModerationRule::id)).toList());
        set.prove();
        return set;
    }

    /** The rules, by their ids. */
    public List<ModerationRule> rules() {
        return rules;
    }

    /** Changes with every change of a rule: a hash of all of them. */
    public String version() {
        return version;
    }

    /** Makes texts plain by the words of these rules. */
    public Normaliser normaliser() {
        return new Normaliser(lexicon, Normaliser.Steps.ALL);
    }

    /** Makes texts plain by the words of these rules and of a model. */
    public Normaliser normaliser(TextModel model) {
        return new Normaliser(lexicon.with(model.words()), Normaliser.Steps.ALL);
    }

    /**
     * What the rules find in a text, by where it stands; at most {@value #MOST_HITS} hits.
     *
     * @param at rules that have expired by then are silent
     */
    public List<Hit> check(NormalisedText text, Instant at) {
        return hits(text, null).stream()
                .filter(found -> found.rule().inForce(at))
                .limit(MOST_HITS)
                .map(Found::hit)
                .toList();
    }

    private record Found(ModerationRule rule, int start, int end) {
        Hit hit() {
            return new Hit(rule.id(), rule.version(), rule.kind(), rule.label(), rule.severity(), start, end);
        }
    }

    /** @param only the one rule whose expression is run; all are when null */
    private List<Found> hits(NormalisedText text, @Nullable ModerationRule only) {
        Set<Found> found = new LinkedHashSet<>();
        List<Token> tokens = text.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.wordlike()) {
                byWord(words, tokens, i, found);
                if (token.kind() == Kind.HASHTAG) {
                    byWord(hashtags, tokens, i, found);
                }
            } else if (token.kind() == Kind.URL) {
                byHost(tokens, i, found);
            }
        }
        byPhrase(tokens, found);
        for (Expression expression : expressions) {
            if (only == null || only.equals(expression.rule())) {
                byExpression(expression, text, found);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::start)
                        .thenComparing(hit -> hit.rule().id()))
                .toList();
    }

    private static void byWord(Map<String, List<ModerationRule>> index, List<Token> tokens, int i, Set<Found> found) {
        Token token = tokens.get(i);
        Set<String> forms = new LinkedHashSet<>(
                List.of(token.text(), token.surface(), Lexicon.stem(token.text()), Lexicon.stem(token.surface())));
        for (String form : forms) {
            for (ModerationRule rule : index.getOrDefault(form, List.of())) {
                take(rule, tokens, i, i, token.start(), token.end(), found);
            }
        }
    }

    private void byHost(List<Token> tokens, int i, Set<Found> found) {
        Token token = tokens.get(i);
        String host = token.text().replaceFirst("^https?://", "").replaceFirst("[/:?#].*$", "");
        while (!host.isEmpty()) {
            for (ModerationRule rule : domains.getOrDefault(host, List.of())) {
                take(rule, tokens, i, i, token.start(), token.end(), found);
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
    }

    /** The automaton sees the words with one blank between them, and knows no borders of words: they are looked at here. */
    private void byPhrase(List<Token> tokens, Set<Found> found) {
        if (phrases == null || tokens.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        Map<Integer, Integer> starting = new HashMap<>();
        Map<Integer, Integer> ending = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            starting.put(line.length(), i);
            line.append(tokens.get(i).text());
            ending.put(line.length(), i);
            line.append(' ');
        }
        phrases.parseText(line, (begin, end, phraseRules) -> {
            Integer first = starting.get(begin);
            Integer last = ending.get(end);
            if (first != null && last != null) {
                int start = tokens.get(first).start();
                int stop = tokens.get(last).end();
                phraseRules.forEach(rule -> take(rule, tokens, first, last, start, stop, found));
            }
        });
    }

    private static void byExpression(Expression expression, NormalisedText text, Set<Found> found) {
        Matcher matcher = expression.pattern().matcher(text.clean());
        for (int from = 0; from <= text.clean().length() && matcher.find(from); ) {
            if (matcher.end() == matcher.start()) {
                // A border of a word is a hit without characters.
                from = matcher.end() + 1;
                continue;
            }
            int start = text.startOf(matcher.start());
            int end = text.endOf(matcher.end() - 1);
            List<Token> tokens = text.tokens();
            int first = 0;
            while (first < tokens.size() - 1 && tokens.get(first).end() <= start) {
                first++;
            }
            int last = first;
            while (last < tokens.size() - 1 && tokens.get(last + 1).start() < end) {
                last++;
            }
            take(expression.rule(), tokens, first, last, start, end, found);
            from = matcher.end();
            if (found.size() >= MOST_HITS) {
                return;
            }
        }
    }

    /** A hit counts unless one of the rule's exceptions stands near it. */
    private static void take(
            ModerationRule rule, List<Token> tokens, int first, int last, int start, int end, Set<Found> found) {
        if (!rule.exceptions().isEmpty()) {
            int to = Math.min(tokens.size() - 1, last + ModerationRule.CONTEXT);
            for (int i = Math.max(0, first - ModerationRule.CONTEXT); i <= to; i++) {
                boolean part = i >= first && i <= last && rule.patternKind() != PatternKind.REGEX;
                String word = tokens.get(i).text();
                if (!part
                        && (rule.exceptions().contains(word)
                                || rule.exceptions().contains(tokens.get(i).surface())
                                || rule.exceptions().contains(Lexicon.stem(word)))) {
                    return;
                }
            }
        }
        found.add(new Found(rule, start, end));
    }

    private void prove() {
        Normaliser normaliser = normaliser();
        for (ModerationRule rule : rules) {
            for (String example : rule.matching()) {
                if (!hitBy(rule, normaliser.normalise(example))) {
                    throw new RuleRefused(rule.id(), Reason.EXAMPLE_NOT_HIT, example);
                }
            }
            for (String example : rule.passing()) {
                if (hitBy(rule, normaliser.normalise(example))) {
                    throw new RuleRefused(rule.id(), Reason.EXAMPLE_HIT, example);
                }
            }
        }
    }

    private boolean hitBy(ModerationRule rule, NormalisedText text) {
        return hits(text, rule).stream().anyMatch(found -> found.rule().id().equals(rule.id()));
    }

    /** The words that disguises may lead to, and those of them whose vowels are worth guessing. */
    private static void spelt(ModerationRule rule, Set<String> offensive, Set<String> severe) {
        if (rule.patternKind() == PatternKind.WORD || rule.patternKind() == PatternKind.HASHTAG) {
            String word = RulePatterns.plain(rule.pattern());
            offensive.add(word);
            if (rule.patternKind() == PatternKind.WORD && rule.severity() != Severity.LOW && word.length() >= 5) {
                severe.add(word);
            }
        } else if (rule.patternKind() == PatternKind.PHRASE) {
            for (String word : RulePatterns.plain(rule.pattern()).split(" ")) {
                if (word.length() >= 4) {
                    offensive.add(word);
                }
            }
        }
    }

    private static void add(Map<String, List<ModerationRule>> index, String key, ModerationRule rule) {
        index.computeIfAbsent(key, same -> new ArrayList<>()).add(rule);
    }
}
