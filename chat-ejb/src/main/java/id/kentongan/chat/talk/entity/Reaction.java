package id.kentongan.chat.talk.entity;

/** What one says to a message without words; one for each message. */
public enum Reaction {
    THANKS,
    AGREE,
    SAD,
    /** An officer's or a neighbour's: it has been dealt with. */
    DONE
}
