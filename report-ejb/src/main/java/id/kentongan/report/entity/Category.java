package id.kentongan.report.entity;

/**
 * What a report is about.
 *
 * @param nameId Indonesian name
 * @param nameEn English name
 * @param emergency whether it cannot wait for an ordinary term
 * @param secret whether reports of it are never public
 */
public record Category(String code, String nameId, String nameEn, boolean emergency, boolean secret) {}
