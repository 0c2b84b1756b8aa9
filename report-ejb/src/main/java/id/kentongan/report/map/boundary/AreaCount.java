package id.kentongan.report.map.boundary;

import id.kentongan.core.organisation.entity.AreaCode;

/**
 * What is counted of an area.
 *
 * @param received reports of the period
 * @param open how many of them still need work
 * @param answered how many of them were taken on or closed
 * @param residents people who live there, 0 when nobody has said
 */
public record AreaCount(AreaCode area, int received, int open, int answered, int residents) {}
