package id.kentongan.report.entity.verification;

/** Why a person should look at a report before it is believed. */
public enum Flag {
    /** Nothing was written. */
    NO_WORDS(Effect.HOLD),
    /** Too few words to find anything by. */
    FEW_WORDS(Effect.FLAG),
    /** Addresses of the web and nothing else. */
    ONLY_LINK(Effect.HOLD),
    /** The same sender sent the same words a short while before. */
    REPEATED(Effect.HOLD),
    /** Many reports came from one sender within minutes. */
    BURST(Effect.HOLD),
    /** The position lies outside of every known border, and far from the one that it was put into. */
    FAR_AWAY(Effect.HOLD),
    /** Another kelurahan of the government is named than the one that the position lies in. */
    OTHER_PLACE(Effect.FLAG),
    /** A number of identity, of a telephone or an address of mail stands in the text, which would become public. */
    PERSONAL_DATA(Effect.HOLD),
    /** A word of the government's own list stands in it. */
    BAD_WORDS(Effect.HOLD);

    private final Effect shipped;

    Flag(Effect shipped) {
        this.shipped = shipped;
    }

    /** What follows where a government has said nothing. */
    public Effect shipped() {
        return shipped;
    }
}
