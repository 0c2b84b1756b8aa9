package id.kentongan.core.organisation.entity;

/** Who is told: the four steps of the ladder, and agencies beside it. */
public enum Tier {
    KELURAHAN,
    KECAMATAN,
    PEMKOT,
    PEMPROV,
    AGENCY;

    /** The level of area that a unit of this tier answers for; an agency answers for its tenant's whole area. */
    public Level level() {
        return switch (this) {
            case KELURAHAN -> Level.KELURAHAN;
            case KECAMATAN -> Level.KECAMATAN;
            case PEMKOT -> Level.KOTA;
            case PEMPROV -> Level.PROVINSI;
            case AGENCY -> throw new IllegalStateException("an agency has no level of its own");
        };
    }
}
