package id.kentongan.launcher.oldreports;

import id.kentongan.core.organisation.entity.InvalidPosition;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.oldreports.Fault.Reason;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.boundary.NewReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands rows: places them as the application would, and finds their category and status. */
final class Interpretation {

    private static final int LONGEST_ID = 200;
    private static final Instant ANCIENT = Instant.parse("2000-01-01T00:00:00Z");
    private static final Map<ReportStatus, List<String>> STATUS_WORDS = Map.of(
            ReportStatus.SUBMITTED,
            List.of("submitted", "open", "new", "baru", "menunggu", "waiting", "pending", "terkirim"),
            ReportStatus.COORDINATION,
            List.of(
                    "accepted",
                    "diterima",
                    "process",
                    "processing",
                    "proses",
                    "diproses",
                    "in progress",
                    "in_progress",
                    "koordinasi",
                    "disposisi",
                    "acknowledged",
                    "ditindaklanjuti"),
            ReportStatus.RESOLVED,
            List.of("resolved", "closed", "selesai", "done", "complete", "completed", "fixed", "tuntas"),
            ReportStatus.REJECTED,
            List.of("rejected", "ditolak", "invalid", "batal", "cancelled"));

    /** Day first, as Indonesia writes it; the time may be missing. */
    private static final List<DateTimeFormatter> LOCAL_FORMS = List.of(
            form("d/M/yyyy[ H:mm[:ss]]"),
            form("d-M-yyyy[ H:mm[:ss]]"),
            form("yyyy/M/d[ H:mm[:ss]]"),
            form("d.M.yyyy[ H:mm[:ss]]"));

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .toFormatter(Locale.ROOT);
    }

    /**
     * How the operator wants rows to be understood.
     *
     * @param categories from what stands in the file (in lower case) to the code; the key {@code ""} is for rows without
     *     one and for those that nothing else fits
     * @param statuses the same for statuses
     * @param openCases whether an open report opens a case today
     * @param undated whether a closed report without a time of closing counts as closed when it was received
     */
    record Wishes(
            ZoneId zone,
            Map<String, String> categories,
            Map<String, ReportStatus> statuses,
            boolean openCases,
            boolean undated) {}

    private final RegionsInMemory regions;
    private final Tenant tenant;
    private final Wishes wishes;
    private final Instant now;
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, ReportStatus> statuses = new HashMap<>();
    private final @Nullable String anyCategory;
    private final @Nullable ReportStatus anyStatus;

    /** @param known the tenant's categories: from code, Indonesian or English name to the code */
    Interpretation(RegionsInMemory regions, Tenant tenant, Map<String, String> known, Wishes wishes, Instant now) {
        this.regions = regions;
        this.tenant = tenant;
        this.wishes = wishes;
        this.now = now;
        known.forEach((name, code) -> categories.put(name.toLowerCase(Locale.ROOT), code));
        STATUS_WORDS.forEach((status, words) -> words.forEach(word -> statuses.put(word, status)));
        categories.putAll(wishes.categories());
        statuses.putAll(wishes.statuses());
        anyCategory = categories.remove("");
        anyStatus = statuses.remove("");
    }

    /** What became of a row: either a report or a fault. */
    record Result(@Nullable OldReport report, @Nullable Fault fault) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Refused(Reason reason, Object... details) {
            super(reason.name(), null, false, false);
            this.fault = Fault.of(reason, details);
        }
    }

    Result of(SourceRow row) {
        try {
            return new Result(read(row), null);
        } catch (Refused refused) {
            return new Result(null, refused.fault);
        }
    }

    private OldReport read(SourceRow row) {
        String id = needed(row, Field.ID, Reason.NO_ID);
        if (id.length() > LONGEST_ID) {
            throw new Refused(Reason.LONG_ID, LONGEST_ID);
        }
        Instant received = time(needed(row, Field.TIME, Reason.NO_TIME));
        String category = category(row.value(Field.CATEGORY));
        ReportStatus status = status(row.value(Field.STATUS));
        Instant accepted = later(row, Field.ACCEPTED, received);
        Instant closed = status.open() ? null : closing(row, accepted == null ? received : accepted);
        if (status == ReportStatus.SUBMITTED) {
            accepted = null;
        } else if (status == ReportStatus.COORDINATION && accepted == null) {
            if (!wishes.undated()) {
                throw new Refused(Reason.UNDATED, Field.ACCEPTED.word());
            }
            accepted = received;
        }
        String text = bounded(row.value(Field.TEXT), NewReport.LONGEST_DESCRIPTION, Reason.LONG_TEXT);
        String address = bounded(row.value(Field.ADDRESS), NewReport.LONGEST_ADDRESS, Reason.LONG_ADDRESS);
        double lat = degrees(row, Field.LAT);
        double lon = degrees(row, Field.LON);
        Placement.Found place = place(lat, lon);
        if (status == ReportStatus.SUBMITTED && !wishes.openCases()) {
            throw new Refused(Reason.OPEN_REPORT);
        }
        if (status.open() && regions.unitAtOrAbove(place.area(), Tier.KELURAHAN).isEmpty()) {
            throw new Refused(Reason.NOBODY_ANSWERS, place.area().value());
        }
        return new OldReport(
                plain(id),
                category,
                status,
                lat,
                lon,
                place,
                address.isEmpty() ? null : address,
                text,
                received,
                accepted,
                closed);
    }

    private static String needed(SourceRow row, Field field, Reason otherwise) {
        String value = row.value(field);
        if (value == null) {
            throw new Refused(otherwise);
        }
        return value;
    }

    private String category(@Nullable String typed) {
        String code =
                typed == null ? anyCategory : categories.getOrDefault(typed.toLowerCase(Locale.ROOT), anyCategory);
        if (code == null) {
            throw typed == null ? new Refused(Reason.NO_CATEGORY) : new Refused(Reason.UNKNOWN_CATEGORY, shown(typed));
        }
        return code;
    }

    private ReportStatus status(@Nullable String typed) {
        ReportStatus status =
                typed == null ? anyStatus : statuses.getOrDefault(typed.toLowerCase(Locale.ROOT), anyStatus);
        if (status == null) {
            throw typed == null ? new Refused(Reason.NO_STATUS) : new Refused(Reason.UNKNOWN_STATUS, shown(typed));
        }
        return status;
    }

    private @Nullable Instant later(SourceRow row, Field field, Instant than) {
        String typed = row.value(field);
        if (typed == null) {
            return null;
        }
        Instant at = time(typed);
        if (at.isBefore(than)) {
            throw new Refused(Reason.WRONG_ORDER, field.word(), shown(typed));
        }
        return at;
    }

    private Instant closing(SourceRow row, Instant before) {
        Instant closed = later(row, Field.CLOSED, before);
        if (closed == null && !wishes.undated()) {
            throw new Refused(Reason.UNDATED, Field.CLOSED.word());
        }
        return closed == null ? before : closed;
    }

    private Instant time(String typed) {
        Instant at = instant(typed).orElseThrow(() -> new Refused(Reason.BAD_TIME, shown(typed)));
        if (at.isAfter(now)) {
            throw new Refused(Reason.FUTURE_TIME, shown(typed));
        }
        if (at.isBefore(ANCIENT)) {
            throw new Refused(Reason.ANCIENT_TIME, shown(typed));
        }
        return at;
    }

    private Optional<Instant> instant(String typed) {
        if (typed.length() >= 10 && typed.charAt(4) == '-') {
            return iso(typed.length() > 10 && typed.charAt(10) == ' ' ? typed.replaceFirst(" ", "T") : typed);
        }
        for (DateTimeFormatter form : LOCAL_FORMS) {
            try {
                return Optional.of(
                        LocalDateTime.parse(typed, form).atZone(wishes.zone()).toInstant());
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> iso(String typed) {
        try {
            if (typed.length() == 10) {
                return Optional.of(
                        LocalDate.parse(typed).atStartOfDay(wishes.zone()).toInstant());
            }
            boolean offset = typed.endsWith("Z") || typed.lastIndexOf('+') > 10 || typed.lastIndexOf('-') > 10;
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(offsetInFull(typed)).toInstant()
                            : LocalDateTime.parse(typed).atZone(wishes.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code +0700} and {@code +07} are written often and are no ISO offsets in full. */
    private static String offsetInFull(String typed) {
        if (typed.matches(".*[+-]\\d{4}")) {
            return typed.substring(0, typed.length() - 2) + ":" + typed.substring(typed.length() - 2);
        }
        return typed.matches(".*T.*[+-]\\d{2}") ? typed + ":00" : typed;
    }

    private static String bounded(@Nullable String typed, int most, Reason otherwise) {
        String text = typed == null ? "" : plain(typed);
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new Refused(otherwise, most);
        }
        return text;
    }

    /** Without what no database keeps; half of a surrogate pair would become a question mark unseen. */
    private static String plain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean half = Character.isHighSurrogate(c)
                            && (i + 1 == typed.length() || !Character.isLowSurrogate(typed.charAt(i + 1)))
                    || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(typed.charAt(i - 1)));
            if (c == 0 || half) {
                throw new Refused(Reason.BAD_CHARACTER);
            }
        }
        return typed;
    }

    private static double degrees(SourceRow row, Field field) {
        String typed = needed(row, field, Reason.NO_POSITION);
        String point = typed.indexOf(',') >= 0 && typed.indexOf('.') < 0 ? typed.replace(',', '.') : typed;
        try {
            return Double.parseDouble(point);
        } catch (NumberFormatException e) {
            throw new Refused(Reason.BAD_POSITION, shown(typed));
        }
    }

    private Placement.Found place(double lat, double lon) {
        Placement placement;
        try {
            placement = regions.locate(tenant, lat, lon);
        } catch (InvalidPosition e) {
            throw new Refused(Reason.BAD_POSITION, lat + ", " + lon);
        }
        if (placement instanceof Placement.Outside outside) {
            if (outside.other().isPresent()) {
                throw new Refused(Reason.OTHER_TENANT, outside.other().get().name());
            }
            throw new Refused(
                    Reason.OUTSIDE,
                    outside.nearest().flatMap(regions::name).orElse("-"),
                    outside.nearestMetres().isPresent()
                            ? outside.nearestMetres().getAsInt()
                            : "-");
        }
        return (Placement.Found) placement;
    }

    /** What was typed, short enough for a sentence. */
    private static String shown(String typed) {
        String flat = typed.replaceAll("\\p{Cntrl}", " ");
        return flat.length() <= 60 ? flat : flat.substring(0, 60) + "…";
    }
}
