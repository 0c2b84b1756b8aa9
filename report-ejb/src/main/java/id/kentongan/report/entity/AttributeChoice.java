package id.kentongan.report.entity;

/** One answer of a list. */
public record AttributeChoice(String key, String nameId, String nameEn) {}
