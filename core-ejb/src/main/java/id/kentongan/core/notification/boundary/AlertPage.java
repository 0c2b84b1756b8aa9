package id.kentongan.core.notification.boundary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of a board, newest first.
 *
 * @param next where the following page begins; empty on the last one
 */
public record AlertPage(List<AlertRow> rows, Optional<UUID> next) {}
