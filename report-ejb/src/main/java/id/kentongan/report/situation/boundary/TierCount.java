package id.kentongan.report.situation.boundary;

import id.kentongan.core.organisation.entity.Tier;

/**
 * What the units of a tier have to do.
 *
 * @param open reports that are not closed; what was told to a unit and taken on by another one counts for the latter
 * @param overdue how many of them were promised for earlier than now
 * @param emergencies how many of them are emergencies that nobody has accepted
 */
public record TierCount(Tier tier, int open, int overdue, int emergencies) {}
