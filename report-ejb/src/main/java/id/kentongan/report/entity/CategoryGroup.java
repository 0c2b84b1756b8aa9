package id.kentongan.report.entity;

import org.jspecify.annotations.Nullable;

/**
 * A shelf of categories that belong together.
 *
 * @param parent code of the group that it is part of; null for none
 * @param position in lists, the smaller first
 */
public record CategoryGroup(
        String code, @Nullable String parent, String nameId, String nameEn, CategoryIcon icon, int position) {}
