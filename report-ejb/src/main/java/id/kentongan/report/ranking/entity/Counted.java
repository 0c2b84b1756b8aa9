package id.kentongan.report.ranking.entity;

import java.util.UUID;

/**
 * A report behind a line of a ranking.
 *
 * @param id of the report; where the next page goes on
 * @param success as it stood when the month was frozen
 */
public record Counted(UUID id, String ticket, String area, String stratum, boolean success) {}
