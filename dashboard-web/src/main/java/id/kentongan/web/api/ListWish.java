package id.kentongan.web.api;

import id.kentongan.core.map.entity.Box;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.boundary.PublicReport;
import id.kentongan.report.intake.entity.ReportQuery;
import id.kentongan.report.intake.entity.Vicinity;
import id.kentongan.web.support.RefusedRequest.Mistake;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which reports somebody wants to see, checked for form.
 *
 * @param limit how many of them on this page, 1 to {@value #MOST}
 * @param query how to ask for them and one more, which tells whether there is another page
 */
record ListWish(String jurisdiction, int limit, ReportQuery plain) {

    static final int MOST = 100;
    private static final int STANDARD = 20;
    private static final int MOST_CODES = 50;
    private static final int ID_BYTES = 16;
    private static final Set<String> KNOWN = Set.of(
            "jurisdiction",
            "category",
            "status",
            "area",
            "receivedFrom",
            "receivedUntil",
            "updatedFrom",
            "updatedUntil",
            "bbox",
            "limit",
            "cursor");

    /**
     * @param raw the query as it was sent
     * @throws id.kentongan.web.support.RefusedRequest with every mistake at once
     */
    static ListWish of(@Nullable String raw) {
        Query query = new Query(raw, KNOWN);
        String jurisdiction = query.required("jurisdiction").orElse("");
        int limit = query.number("limit", STANDARD, 1, MOST);
        // The tenant is not known yet; it is put in later.
        ReportQuery plain = ReportQuery.of(0, limit + 1);
        Optional<Set<String>> categories = query.text("category").map(ListWish::codes);
        if (categories.isPresent()) {
            if (categories.get().size() > MOST_CODES) {
                query.mistake(Mistake.of("category", "too-many", Integer.toString(MOST_CODES)));
            }
            plain = plain.categories(categories.get());
        }
        Optional<String> statuses = query.text("status");
        if (statuses.isPresent()) {
            plain = plain.statuses(statuses(statuses.get(), query));
        }
        plain = times(plain, query);
        Optional<String> area = query.text("area");
        if (area.isPresent()) {
            plain = inArea(plain, area.get(), query);
        }
        Optional<Box> box = query.text("bbox").flatMap(text -> query.box("bbox"));
        if (box.isPresent()) {
            plain = plain.near(new Vicinity(
                    box.get().south(),
                    box.get().west(),
                    box.get().north(),
                    box.get().east(),
                    0));
        }
        Optional<String> cursor = query.text("cursor");
        if (cursor.isPresent()) {
            Optional<UUID> id = id(cursor.get());
            if (id.isEmpty()) {
                query.mistake(Mistake.of("cursor", "not-a-cursor"));
            } else {
                plain = plain.olderThan(id.get());
            }
        }
        query.check();
        return new ListWish(jurisdiction, limit, plain);
    }

    private static Set<String> codes(String text) {
        return Arrays.stream(text.split(",", MOST_CODES + 2))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<ReportStatus> statuses(String text, Query query) {
        EnumSet<ReportStatus> wanted = EnumSet.noneOf(ReportStatus.class);
        for (String name : codes(text)) {
            boolean known = false;
            for (ReportStatus status : ReportStatus.values()) {
                boolean meant = status.name().toLowerCase(Locale.ROOT).equals(name)
                        || name.equals(status.open() ? "open" : "closed");
                if (meant) {
                    wanted.add(status);
                    known = true;
                }
            }
            if (!known) {
                query.mistake(Mistake.of(
                        "status",
                        "not-one-of",
                        "open, closed, "
                                + Arrays.stream(ReportStatus.values())
                                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
                return wanted;
            }
        }
        return wanted;
    }

    private static ReportQuery times(ReportQuery plain, Query query) {
        Optional<OffsetDateTime> receivedFrom = query.time("receivedFrom");
        Optional<OffsetDateTime> receivedUntil = query.time("receivedUntil");
        Optional<OffsetDateTime> updatedFrom = query.time("updatedFrom");
        Optional<OffsetDateTime> updatedUntil = query.time("updatedUntil");
        inOrder("receivedFrom", receivedFrom, "receivedUntil", receivedUntil, query);
        inOrder("updatedFrom", updatedFrom, "updatedUntil", updatedUntil, query);
        return plain.received(receivedFrom.orElse(null), receivedUntil.orElse(null))
                .updated(updatedFrom.orElse(null), updatedUntil.orElse(null));
    }

    private static void inOrder(
            String fromName,
            Optional<OffsetDateTime> from,
            String untilName,
            Optional<OffsetDateTime> until,
            Query query) {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            query.mistake(Mistake.of(fromName, "order", untilName));
        }
    }

    private static ReportQuery inArea(ReportQuery plain, String code, Query query) {
        try {
            return plain.in(new AreaCode(code));
        } catch (IllegalArgumentException e) {
            query.mistake(Mistake.of("area", "not-an-area"));
            return plain;
        }
    }

    ReportQuery query(int tenantId) {
        return plain.ofTenant(tenantId);
    }

    /** The cursor of the page after this one; null when this is the last. */
    @Nullable
    String next(List<PublicReport> page) {
        return page.size() <= limit ? null : cursor(page.get(limit - 1).id());
    }

    static String cursor(UUID id) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<UUID> id(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return bytes.remaining() == ID_BYTES
                    ? Optional.of(new UUID(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
