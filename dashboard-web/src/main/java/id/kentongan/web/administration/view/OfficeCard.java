package id.kentongan.web.administration.view;

/**
 * A unit as the page shows it.
 *
 * @param parentId empty if the office above follows from the area
 * @param ends empty while no end is planned
 * @param closed when; empty while it is open
 * @param busy the cases that it has to answer or to finish, in words
 */
public record OfficeCard(
        String id,
        String name,
        String tier,
        String area,
        String areaName,
        String agency,
        boolean outside,
        String parentId,
        String parent,
        String successor,
        String ends,
        String closed,
        String busy,
        String version) {}
