package id.kentongan.report.entity.verification;

/** Why a person should look at a report before it is believed. */
public enum Flag {
    /** Nothing was written. */
    NO_WORDS,
    /** Too few words to find anything by. */
    FEW_WORDS,
    /** Addresses of the web and nothing else. */
    ONLY_LINK,
    /** The same words came in a short while before. */
    REPEATED,
    /** Many reports came from one sender within minutes. */
    BURST,
    /** The position lies outside of every known border, and far from the one that it was put into. */
    FAR_AWAY,
    /** Another kelurahan of the government is named than the one that the position lies in. */
    OTHER_PLACE,
    /** A number of identity, of a telephone or an address of mail stands in the text, which would become public. */
    PERSONAL_DATA,
    /** A word of the government's own list stands in it. */
    BAD_WORDS,
    /** It is much like another report nearby. */
    LOOKALIKE
}
