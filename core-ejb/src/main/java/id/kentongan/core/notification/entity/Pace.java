package id.kentongan.core.notification.entity;

/** How soon somebody wants to be told. */
public enum Pace {
    INSTANT,
    /** Together, at the next full hour. */
    HOURLY,
    /** Together, once a day. */
    DAILY,
    OFF;

    /**
     * What holds for who has wished nothing. Mail brings at once what cannot wait and the rest in digests; a browser was
     * asked for by pressing a button, so it hears at once; a short message costs money and sleep, so it is for emergencies.
     */
    public static Pace standard(NoticeTopic topic, NoticeChannel channel) {
        return switch (channel) {
            case SMS -> topic == NoticeTopic.EMERGENCY ? INSTANT : OFF;
            case PUSH -> topic == NoticeTopic.COMMENT ? HOURLY : INSTANT;
            case E_MAIL ->
                switch (topic) {
                    case NEW_WORK, REMINDER -> HOURLY;
                    case COMMENT -> DAILY;
                    case EMERGENCY, ESCALATION, INSTRUCTION, OWN_REPORT, OTHER -> INSTANT;
                };
        };
    }
}
