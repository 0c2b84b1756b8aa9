package id.kentongan.core.outbox.entity;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/**
 * A message that this version cannot read. It is delivered again a few times and then parked, never dropped; the container
 * has nothing to say about it, because the listener says it.
 */
@ApplicationException(rollback = true)
public class UnreadableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
