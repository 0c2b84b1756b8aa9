package id.kentongan.launcher.boot;

/** The launcher will not go on: one sentence that says why, one that says the cure. Shown without a stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String cure;

    public Refusal(String sentence, String cure) {
        super(sentence);
        this.cure = cure;
    }

    public Refusal(String sentence, String cure, Throwable cause) {
        super(sentence, cause);
        this.cure = cure;
    }

    public String cure() {
        return cure;
    }
}
