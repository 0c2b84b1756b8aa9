package id.kentongan.core.reveal.entity;

import java.util.List;

/**
 * Who wrote a report, or why that is not shown.
 *
 * @param details empty unless the outcome is {@code OPEN}
 */
public record RevealedIdentity(RevealOutcome outcome, List<Detail> details) {

    public RevealedIdentity {
        details = List.copyOf(details);
    }

    /** A name or a contact. */
    public record Detail(Kind kind, String text) {
        @Override
        public String toString() {
            return "Detail[" + kind + "]";
        }
    }

    /** What a detail is. */
    public enum Kind {
        FIRST,
        LAST,
        E_MAIL,
        PHONE
    }
}
