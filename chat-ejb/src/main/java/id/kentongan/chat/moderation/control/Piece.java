package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Token.Kind;

/** Where a token stands in the plain text, before its disguise is undone. */
record Piece(Kind kind, int start, int end) {

    int length() {
        return end - start;
    }

    /** Its letters: without the sign of a hashtag or a mention, and without apostrophes. */
    String text(String clean) {
        int from = kind == Kind.HASHTAG || kind == Kind.MENTION ? start + 1 : start;
        String text = clean.substring(from, end);
        return text.indexOf('\'') < 0 && text.indexOf('’') < 0
                ? text
                : text.replace("'", "").replace("’", "");
    }
}
