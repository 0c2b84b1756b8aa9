package id.kentongan.web.filing;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.UnknownCategory;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a form, right or wrong; so nothing that was typed is lost when something is wrong. */
public final class Draft {

    public static final String DESCRIPTION = "description";
    public static final String KELURAHAN = "kelurahan";
    public static final String POSITION = "position";
    public static final String ADDRESS = "address";
    public static final String NAME = "name";
    public static final String MAIL = "mail";
    public static final String CALL = "call";
    public static final String KEY = "key";
    public static final String PHOTOS = "photos";

    /** Before the code of a question. */
    public static final String ANSWER = "a.";

    private static final Pattern DRAWN = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 16;

    private final Map<String, List<String>> fields;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Draft(Map<String, List<String>> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    /** An empty form with a key of its own. */
    public static Draft fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Draft(Map.of(KEY, List.of(HexFormat.of().formatHex(key))));
    }

    /** The same with one more field filled in. */
    public Draft with(String field, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(fields);
        all.put(field, List.of(value));
        return new Draft(all);
    }

    /** What was posted. */
    public static Draft of(Map<String, List<String>> posted) {
        return new Draft(posted);
    }

    /** @return empty text for what was not filled in */
    public String first(String field) {
        return fields.getOrDefault(field, List.of("")).stream().findFirst().orElse("");
    }

    public List<String> all(String field) {
        return List.copyOf(fields.getOrDefault(field, List.of()));
    }

    /** The hidden key under which this form is filed once, however often it is sent; empty if somebody has changed it. */
    public Optional<String> key() {
        return Optional.of(first(KEY)).filter(key -> DRAWN.matcher(key).matches());
    }

    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The same mistake of several photos is told once. */
    public void add(Mistake mistake) {
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    /**
     * @param photos already developed
     * @return empty if something is wrong; then {@link #mistakes} says what
     */
    public Optional<NewReport> report(Tenant tenant, Category category, Channel channel, List<Photo> photos) {
        String description = text(DESCRIPTION, NewReport.LONGEST_DESCRIPTION, true);
        if (description.isBlank() && !broken(DESCRIPTION)) {
            add(Mistake.of(DESCRIPTION, "missing"));
        }
        String address = text(ADDRESS, NewReport.LONGEST_ADDRESS, false);
        @Nullable AreaCode named = kelurahan();
        Spot spot = spot(named != null);
        Reporter reporter = reporter();
        Map<String, List<String>> answers = answers(category, tenant.zone());
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        boolean placed = !first(POSITION).isBlank();
        return Optional.of(new NewReport(
                tenant,
                category.code(),
                spot.lat(),
                spot.lon(),
                address.isEmpty() ? null : address,
                description,
                channel,
                answers,
                reporter,
                placed ? null : named,
                photos));
    }

    /**
     * Files what {@link #report} gave.
     *
     * @param filing what files it
     * @return empty if something is wrong; then {@link #mistakes} says what
     */
    public Optional<Receipt> file(NewReport wanted, Supplier<Receipt> filing) {
        try {
            return Optional.of(filing.get());
        } catch (InvalidAnswers e) {
            e.answers()
                    .forEach(answer -> add(Mistake.of(
                            ANSWER + answer.code(), "answer." + answer.reason().name(), answer.allowed())));
        } catch (OutsideJurisdiction e) {
            String field = wanted.named() == null ? POSITION : KELURAHAN;
            add(e.placement()
                    .other()
                    .map(other -> Mistake.of(field, "outside.other", other.name()))
                    .orElseGet(
                            () -> Mistake.of(field, "outside", wanted.tenant().name())));
        } catch (IdempotencyKeyReused e) {
            add(Mistake.of(DESCRIPTION, "sent-already"));
        } catch (UnknownCategory e) {
            add(Mistake.of(DESCRIPTION, "category-retired"));
        }
        return Optional.empty();
    }

    private boolean broken(String field) {
        return mistakes.stream().anyMatch(mistake -> mistake.field().equals(field));
    }

    private String text(String field, int longest, boolean lines) {
        String text = first(field).replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.codePointCount(0, text.length()) > longest) {
            add(Mistake.of(field, "too-long", Integer.toString(longest)));
        } else if (text.codePoints().anyMatch(point -> unfit(point) && !(lines && (point == '\n' || point == '\t')))) {
            add(Mistake.of(field, "control-characters"));
        }
        return text;
    }

    private static boolean unfit(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE;
    }

    private @Nullable AreaCode kelurahan() {
        String code = first(KELURAHAN).strip();
        if (code.isEmpty()) {
            return null;
        }
        if (!AreaCode.isAreaCode(code)) {
            add(Mistake.of(KELURAHAN, "unknown"));
            return null;
        }
        return new AreaCode(code);
    }

    private Spot spot(boolean named) {
        String text = first(POSITION).strip();
        Optional<Spot> spot = Spot.of(text);
        if (!text.isEmpty() && spot.isEmpty()) {
            add(Mistake.of(POSITION, "no-position"));
        } else if (text.isEmpty() && !named && !broken(KELURAHAN)) {
            add(Mistake.of(KELURAHAN, "no-place"));
        }
        return spot.orElse(new Spot(0, 0));
    }

    private Reporter reporter() {
        @Nullable Contact mail = contact(MAIL, ContactKind.E_MAIL, "no-mail");
        @Nullable Contact call = contact(CALL, ContactKind.PHONE, "no-telephone");
        String name = text(NAME, Reporter.LONGEST_NAME, false);
        return mistakes.isEmpty() ? new Reporter(mail, call, name, null) : Reporter.ANONYMOUS;
    }

    private @Nullable Contact contact(String field, ContactKind kind, String mistake) {
        String text = text(field, Contact.LONGEST_WRITTEN, false);
        if (text.isEmpty() || broken(field)) {
            return null;
        }
        @Nullable Contact contact = Contact.of(kind, text).orElse(null);
        if (contact == null) {
            add(Mistake.of(field, mistake));
        }
        return contact;
    }

    private Map<String, List<String>> answers(Category category, ZoneId zone) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (CategoryAttribute attribute : category.attributes()) {
            List<String> given = all(ANSWER + attribute.code()).stream()
                    .filter(value -> !value.isBlank())
                    .map(value -> spoken(attribute.type(), value.strip(), zone))
                    .toList();
            if (attribute.variable() && !given.isEmpty()) {
                answers.put(attribute.code(), given);
            }
        }
        return answers;
    }

    /** People write 1,5 and a time without its offset; programs do neither. */
    private static String spoken(AttributeType type, String value, ZoneId zone) {
        if (type == AttributeType.NUMBER) {
            return value.replace(',', '.');
        }
        if (type == AttributeType.DATETIME) {
            try {
                return LocalDateTime.parse(value)
                        .atZone(zone)
                        .toOffsetDateTime()
                        .toString()
                        .replaceFirst("T(\\d\\d:\\d\\d)([Z+-])", "T$1:00$2");
            } catch (DateTimeException e) {
                return value;
            }
        }
        return value;
    }
}
