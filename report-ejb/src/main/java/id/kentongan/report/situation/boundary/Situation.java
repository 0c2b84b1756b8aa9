package id.kentongan.report.situation.boundary;

import java.util.List;

/**
 * How things stand.
 *
 * @param tiers those that the reader has units of, the lowest first
 * @param capped whether there is more open than was counted
 * @param alarms of the last 24 hours, the newest first
 * @param emergencies the newest first
 * @param moreEmergencies whether there are others, which are older
 */
public record Situation(
        List<TierCount> tiers,
        boolean capped,
        List<Alarm> alarms,
        List<Emergency> emergencies,
        boolean moreEmergencies) {}
