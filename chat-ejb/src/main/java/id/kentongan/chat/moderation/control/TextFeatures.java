package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The n-grams of a text: one and two words in a row ({@code w…}), and three to five characters within a word with a
 * blank at both its ends ({@code c…}).
 */
final class TextFeatures {

    static final char WORDS = 'w';
    static final char CHARACTERS = 'c';

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /** What goes on behind is no word of any language. */
    private static final int LONGEST_WORD = 64;

    private static final int LONGEST_NUMBER = 8;

    private TextFeatures() {}

    /** Takes one n-gram, and which tokens of the text it stands in. */
    @FunctionalInterface
    interface Sink {
        void take(String ngram, int firstToken, int lastToken);
    }

    static void each(NormalisedText text, Sink sink) {
        List<Token> tokens = text.tokens();
        String before = "";
        for (int i = 0; i < tokens.size(); i++) {
            String word = word(tokens.get(i));
            sink.take(WORDS + word, i, i);
            if (i > 0) {
                sink.take(WORDS + before + " " + word, i - 1, i);
            }
            before = word;
            if (tokens.get(i).wordlike()) {
                characters(word, i, sink);
            }
        }
    }

    static List<String> all(NormalisedText text) {
        List<String> ngrams = new ArrayList<>();
        each(text, (ngram, first, last) -> ngrams.add(ngram));
        return ngrams;
    }

    /** Which number, address or person it is says nothing about the kind of a text; how long a number is does. */
    private static String word(Token token) {
        return switch (token.kind()) {
            case NUMBER -> "0".repeat(Math.min(LONGEST_NUMBER, token.text().length()));
            case URL -> "<url>";
            case EMAIL -> "<email>";
            case MENTION -> "<mention>";
            case WORD, HASHTAG, SYMBOL ->
                token.text().length() > LONGEST_WORD ? token.text().substring(0, LONGEST_WORD) : token.text();
        };
    }

    private static void characters(String word, int token, Sink sink) {
        String padded = " " + word + " ";
        for (int n = SHORTEST; n <= LONGEST; n++) {
            if (padded.length() <= n) {
                sink.take(CHARACTERS + padded, token, token);
                return;
            }
            for (int i = 0; i + n <= padded.length(); i++) {
                sink.take(CHARACTERS + padded.substring(i, i + n), token, token);
            }
        }
    }
}
