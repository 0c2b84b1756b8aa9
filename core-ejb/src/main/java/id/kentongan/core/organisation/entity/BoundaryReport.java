package id.kentongan.core.organisation.entity;

import java.util.List;
import java.util.OptionalInt;

/**
 * What an import did. Every feature of the file is in exactly one of the four counts.
 *
 * @param release the new release; empty when nothing could be used and so nothing was changed
 * @param replaced areas that had a border before and have a newer one now
 * @param tenants how far each tenant's kelurahan have borders after this import
 */
public record BoundaryReport(
        OptionalInt release,
        int features,
        int loaded,
        int repaired,
        int refused,
        int unknown,
        int replaced,
        List<BoundaryFinding> findings,
        List<Coverage> tenants) {

    /** Of a tenant's kelurahan: those with a border, those with sample points only, those with neither. */
    public record Coverage(String tenant, int bordered, int approximate, int neither) {}

    public BoundaryReport {
        findings = List.copyOf(findings);
        tenants = List.copyOf(tenants);
        if (features != loaded + repaired + refused + unknown) {
            throw new IllegalArgumentException("a feature was dropped or counted twice");
        }
    }

    public boolean usable() {
        return release.isPresent();
    }
}
