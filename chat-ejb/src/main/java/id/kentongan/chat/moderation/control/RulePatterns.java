package id.kentongan.chat.moderation.control;

import com.google.re2j.PatternSyntaxException;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.RuleRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the pattern of a rule by its kind, and refuses what is none of that kind. */
final class RulePatterns {

    /** How large the automaton of an expression may become: counts multiply what they stand behind. */
    private static final long MOST_STEPS = 1_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]{2,60}");
    private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{Nd}]{1,60}(?: [\\p{L}\\p{Nd}]{1,60}){1,9}");
    private static final Pattern HASHTAG = Pattern.compile("[\\p{L}\\p{Nd}_]{2,60}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4}");
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private RulePatterns() {}

    static String plain(String pattern) {
        return new PlainLetters(pattern.strip().replaceAll("\\s+", " ")).clean();
    }

    static String word(ModerationRule rule) {
        return checked(rule, WORD, Reason.WORD);
    }

    static String phrase(ModerationRule rule) {
        return checked(rule, PHRASE, Reason.PHRASE);
    }

    static String hashtag(ModerationRule rule) {
        return checked(rule, HASHTAG, Reason.HASHTAG);
    }

    static String domain(ModerationRule rule) {
        return checked(rule, DOMAIN, Reason.DOMAIN);
    }

    static com.google.re2j.Pattern expression(ModerationRule rule) {
        if (steps(rule.pattern()) > MOST_STEPS) {
            throw new RuleRefused(rule.id(), Reason.REGEX_WIDE, rule.pattern());
        }
        try {
            com.google.re2j.Pattern compiled = com.google.re2j.Pattern.compile(rule.pattern());
            if (compiled.matcher("").find()) {
                throw new RuleRefused(rule.id(), Reason.REGEX_EMPTY, rule.pattern());
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new RuleRefused(rule.id(), Reason.REGEX, String.valueOf(e.getMessage()));
        }
    }

    /** About how many steps the automaton of an expression has, when every count is written out. */
    private static long steps(String expression) {
        Deque<Long> groups = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        Matcher count = COUNT.matcher(expression);
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '{' && count.region(i, expression.length()).lookingAt()) {
                String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
                sum += last * (Math.max(1, Long.parseLong(most)) - 1);
                last *= Math.max(1, Long.parseLong(most));
                i = count.end() - 1;
            } else if (c == '(') {
                groups.push(sum);
                sum = 0;
            } else if (c == ')' && !groups.isEmpty()) {
                last = sum;
                sum += groups.pop();
            } else {
                if (c == '\\') {
                    i++;
                } else if (c == '[') {
                    int close = expression.indexOf(']', i + 2);
                    i = close < 0 ? i : close;
                }
                last = 1;
                sum++;
            }
            if (sum > MOST_STEPS) {
                return sum;
            }
        }
        return sum;
    }

    /** A short hash over all fields that can change what is found. */
    static String version(List<ModerationRule> rules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ModerationRule rule : rules) {
                String line = String.join(
                        "\u0001",
                        rule.id(),
                        String.valueOf(rule.version()),
                        rule.kind().name(),
                        rule.patternKind().name(),
                        rule.pattern(),
                        rule.label(),
                        rule.severity().name(),
                        String.join(" ", new TreeSet<>(rule.exceptions())),
                        String.valueOf(rule.expires()));
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String checked(ModerationRule rule, Pattern form, Reason reason) {
        String plain = plain(rule.pattern());
        if (!form.matcher(plain).matches()) {
            throw new RuleRefused(rule.id(), reason, rule.pattern());
        }
        return plain;
    }
}
