package id.kentongan.launcher.oldreports;

/** The file cannot be read any further; the text says where and why. */
final class BrokenFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenFile(String what, Throwable cause) {
        super(what, cause);
    }
}
