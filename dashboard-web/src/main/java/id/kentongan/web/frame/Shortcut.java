package id.kentongan.web.frame;

/** Single keys that the scripts know; they are off in fields, and everywhere for who switched them off. */
public enum Shortcut {
    HELP("?"),
    SEARCH("/"),
    NEXT("j"),
    PREVIOUS("k"),
    OPEN("Enter"),
    SELECT("x"),
    ACCEPT("a"),
    DISPOSISI("d"),
    TASK("t"),
    WRITE("w"),
    CLOSE("s"),
    HAND_OVER("o"),
    ESCALATE("e"),
    INSTRUCT("i");

    private final String key;

    Shortcut(String key) {
        this.key = key;
    }

    /** As it stands on the keyboard. */
    public String getKey() {
        return key;
    }
}
