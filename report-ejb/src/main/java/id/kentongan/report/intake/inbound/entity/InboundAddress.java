package id.kentongan.report.intake.inbound.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address or number that people write to, and what that says already.
 *
 * @param address in small letters
 * @param domain the government that messages to it are for
 * @param category of messages that name none; null if they must
 * @param area the kelurahan of messages that name none; null if they must
 */
public record InboundAddress(
        String address,
        String domain,
        @Nullable String category,
        @Nullable AreaCode area) {

    private static final int MOST = 500;
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9-]{1,40}");

    /**
     * @param setting such as {@code lapor@kota.go.id=kota.go.id, +62811=kota.go.id/sampah/31.71.01.1001}
     * @throws IllegalStateException if it does not read so; the text says where
     */
    public static List<InboundAddress> list(String setting) {
        List<InboundAddress> all = new ArrayList<>();
        for (String each : setting.split(",", MOST)) {
            if (!each.isBlank()) {
                all.add(one(each.strip()));
            }
        }
        return List.copyOf(all);
    }

    private static InboundAddress one(String text) {
        int equals = text.indexOf('=');
        String[] means = text.substring(equals + 1).strip().split("/", -1);
        if (equals < 1 || means.length > 3 || means[0].isBlank()) {
            throw wrong(text);
        }
        String category = means.length > 1 ? means[1].strip() : "";
        String area = means.length > 2 ? means[2].strip() : "";
        if (!category.isEmpty() && !CATEGORY.matcher(category).matches()
                || !area.isEmpty() && !AreaCode.isAreaCode(area)) {
            throw wrong(text);
        }
        return new InboundAddress(
                normal(text.substring(0, equals)),
                means[0].strip().toLowerCase(Locale.ROOT),
                category.isEmpty() ? null : category,
                area.isEmpty() ? null : new AreaCode(area));
    }

    /** As addresses are compared; of numbers only digits and the plus. */
    public static String normal(String address) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        return text.indexOf('@') >= 0 ? text : text.replaceAll("[^0-9a-z+]", "");
    }

    private static IllegalStateException wrong(String text) {
        return new IllegalStateException("KENTONGAN_INBOUND_ADDRESSES: not address=domain/category/kelurahan: " + text);
    }
}
