package id.kentongan.core.outbox.entity;

import org.jspecify.annotations.Nullable;

/**
 * A message of a type, version or kind that this version does not know: another node runs a later one already. Trying it
 * again changes nothing, so it is put aside at once, and goes its way when a version that knows it runs here.
 */
public class NewerMessage extends UnreadableMessage {

    private static final long serialVersionUID = 1L;

    /** @param what is not known here */
    public NewerMessage(String what, @Nullable Throwable cause) {
        super("newer version: " + what + " is not known here", cause);
    }
}
