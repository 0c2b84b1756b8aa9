package id.kentongan.core.outbox.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox on its way to a queue.
 *
 * @param queue name of the queue, such as {@code pemkot}
 * @param payload the message's text: versioned JSON with ids only (docs/messages)
 * @param correlation id of the request that caused it, if it is known
 */
public record OutboxMessage(
        int tenantId,
        UUID id,
        String queue,
        String payload,
        @Nullable String correlation) {

    public OutboxMessage(int tenantId, UUID id, String queue, String payload) {
        this(tenantId, id, queue, payload, null);
    }
}
