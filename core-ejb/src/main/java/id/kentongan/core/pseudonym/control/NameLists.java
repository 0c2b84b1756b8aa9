package id.kentongan.core.pseudonym.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that names are made of: a thing, such as a flower or a bird, and how it is. None of them says anything about
 * people's sex, faith, origin or party.
 */
@ApplicationScoped
public class NameLists {

    private static final Pattern NAME = Pattern.compile("(\\p{L}+) (\\p{L}+)(?: ([1-9][0-9]{1,3}))?");
    private static final int COLOURS = 8;
    private static final int SMALLEST_NUMBER = 10;
    private static final int NUMBERS = 9_990;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> things = read("things.txt");
    private final List<String> manners = read("manners.txt");
    private final List<String> pictures = read("pictures.txt");

    /** Two words. */
    String draw() {
        return one(things) + " " + one(manners);
    }

    /** Two words and a number, for where most pairs are taken. */
    String drawNumbered() {
        return draw() + " " + (SMALLEST_NUMBER + RANDOM.nextInt(NUMBERS));
    }

    String drawAvatar() {
        return one(pictures) + "-" + (1 + RANDOM.nextInt(COLOURS));
    }

    /** Whether a name could have been drawn here. */
    boolean has(String name) {
        Matcher words = NAME.matcher(name);
        return words.matches() && things.contains(words.group(1)) && manners.contains(words.group(2));
    }

    /** How many pairs there are. */
    int size() {
        return things.size() * manners.size();
    }

    private static String one(List<String> words) {
        return words.get(RANDOM.nextInt(words.size()));
    }

    private static List<String> read(String list) {
        try (InputStream in = NameLists.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalStateException(list + " was not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
