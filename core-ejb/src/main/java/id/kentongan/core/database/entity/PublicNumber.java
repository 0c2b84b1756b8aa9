package id.kentongan.core.database.entity;

import id.kentongan.core.text.entity.Crockford;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What people call something, such as {@code JKT-2611-7K3M9-QXA2B}: the tenant's code, year and month (UTC), and 50 random
 * bits. It is no secret and says nothing about how many there are.
 */
public final class PublicNumber {

    /** Its first group is the year of the century, its second the month. */
    public static final String FORM = "[A-Z]{3}-(\\d{2})(0[1-9]|1[0-2])-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}";

    private PublicNumber() {}

    /** @param id whose lowest bits are random and become the number's */
    public static String of(String tenantCode, UUID id) {
        YearMonth month = YearMonth.from(UuidV7.timeOf(id).atOffset(ZoneOffset.UTC));
        String digits = Crockford.encode(id.getLeastSignificantBits(), 10);
        return "%s-%02d%02d-%s-%s"
                .formatted(
                        tenantCode,
                        month.getYear() % 100,
                        month.getMonthValue(),
                        digits.substring(0, 5),
                        digits.substring(5));
    }
}
