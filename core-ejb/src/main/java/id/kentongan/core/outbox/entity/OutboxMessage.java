package id.kentongan.core.outbox.entity;

import java.util.UUID;

/**
 * A row of the outbox on its way to a queue.
 *
 * @param queue name of the queue, such as {@code pemkot}
 * @param payload the message's text: versioned JSON with ids only (docs/messages)
 */
public record OutboxMessage(int tenantId, UUID id, String queue, String payload) {}
