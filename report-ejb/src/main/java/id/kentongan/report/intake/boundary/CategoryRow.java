package id.kentongan.report.intake.boundary;

import id.kentongan.report.entity.Category;

/**
 * A category as people choose it.
 *
 * @param nameId Indonesian name
 * @param nameEn English name
 */
public record CategoryRow(String code, String nameId, String nameEn, boolean emergency) {

    public static CategoryRow of(Category category) {
        return new CategoryRow(category.code(), category.nameId(), category.nameEn(), category.emergency());
    }
}
