package id.kentongan.core.outbox.boundary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some dead letters, the newest first.
 *
 * @param open how many there are in all
 * @param next what the next page begins after; empty on the last one
 */
public record DeadLetterPage(List<DeadLetterRow> rows, long open, Optional<UUID> next) {}
