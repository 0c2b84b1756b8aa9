package id.kentongan.core.organisation.entity;

/** The levels of the official division, from the province down; RW and RT are community bodies and optional. */
public enum Level {
    PROVINSI,
    KOTA,
    KECAMATAN,
    KELURAHAN,
    RW,
    RT
}
