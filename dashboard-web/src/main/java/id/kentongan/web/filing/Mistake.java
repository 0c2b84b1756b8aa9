package id.kentongan.web.filing;

import java.util.List;

/**
 * Something that somebody has to mend.
 *
 * @param field its id on the page
 * @param key of its sentence, below {@code filing.mistake.}
 */
public record Mistake(String field, String key, List<String> arguments) {

    public static Mistake of(String field, String key, String... arguments) {
        return new Mistake(field, key, List.of(arguments));
    }
}
