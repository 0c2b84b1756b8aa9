package id.kentongan.report.ranking.entity;

import java.util.UUID;

/**
 * A report that somebody says should not count, and nobody has decided.
 *
 * @param area where the report lies
 */
public record Contest(UUID id, String ticket, String area, String reason) {}
