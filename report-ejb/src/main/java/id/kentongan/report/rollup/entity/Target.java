package id.kentongan.report.rollup.entity;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What was set when by whom.
 *
 * @param goal percent or stars; null from when on it is no target
 * @param setBy the name of the account, or its id where that is gone
 */
public record Target(Measure measure, @Nullable Double goal, String setBy, OffsetDateTime setAt, String reason) {}
