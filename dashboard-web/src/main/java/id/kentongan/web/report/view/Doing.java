package id.kentongan.web.report.view;

import id.kentongan.report.entity.Move;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody came to a report's page to do ({@code do=DISPOSISI}): its form stands open there, if it can be done now. */
public enum Doing {
    DISPOSISI("moves", Move.ASSIGN),
    TASK("tasks"),
    WRITE("moves", Move.TELL, Move.ASK_REPORTER),
    CLOSE("moves", Move.PROVE, Move.CONFIRM, Move.CLOSE_UNCHECKED),
    HAND_OVER("moves", Move.HAND_OVER),
    ESCALATE("moves", Move.RAISE),
    INSTRUCT("instructions");

    private final String anchor;
    private final Set<Move> moves;

    Doing(String anchor, Move... moves) {
        this.anchor = anchor;
        this.moves = EnumSet.noneOf(Move.class);
        this.moves.addAll(Set.of(moves));
    }

    /** @param word as an address says it */
    public static Optional<Doing> of(@Nullable String word) {
        return Stream.of(values()).filter(each -> each.name().equals(word)).findFirst();
    }

    /** The part of the page where it is done, as the end of an address. */
    public String getFragment() {
        return "#" + anchor;
    }

    boolean opens(Move move) {
        return moves.contains(move);
    }
}
