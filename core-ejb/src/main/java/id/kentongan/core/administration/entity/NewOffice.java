package id.kentongan.core.administration.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit that is to be made.
 *
 * @param area official code as somebody wrote it
 * @param agency key by which routing rules name it, such as {@code pln}; for agencies and private recipients alone
 * @param outside whether it is a private recipient
 * @param parent the office above; null if it follows from the area
 */
public record NewOffice(
        int tenantId,
        Tier tier,
        String area,
        String name,
        @Nullable String agency,
        boolean outside,
        @Nullable UUID parent) {}
