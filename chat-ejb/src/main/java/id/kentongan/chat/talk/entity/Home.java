package id.kentongan.chat.talk.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.vault.entity.AgeBand;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said of themselves, as far as rooms need it.
 *
 * @param area the kelurahan or desa, or an RW of it; null for who has not said
 * @param areaName as people call it; null for who has not said
 * @param age null for who has not said
 */
public record Home(
        @Nullable AreaCode area,
        @Nullable String areaName,
        @Nullable AgeBand age) {}
