package id.kentongan.core.notification.boundary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of somebody's inbox, newest first.
 *
 * @param next where the following page begins; empty on the last one
 */
public record NoticePage(List<NoticeRow> rows, Optional<UUID> next) {}
