package id.kentongan.st.servers;

/** Something that must be true of a server was not, or not in time. */
final class CheckFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckFailed(String message) {
        super(message);
    }

    CheckFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
