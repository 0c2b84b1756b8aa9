package id.kentongan.report.ranking.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.UUID;

/**
 * A report behind a line of a ranking.
 *
 * @param id of the report; where the next page goes on
 * @param area the name of the one that it counted for
 * @param success as it stood when the month was frozen
 * @param now where the report belongs today
 */
public record Counted(UUID id, String ticket, String area, String stratum, boolean success, AreaCode now) {}
