package id.kentongan.report.category.control;

import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.category.entity.CategoryVersion;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryIcon;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A category as its history keeps it: whole, as JSON that a later version of this program reads too. */
public final class CategoryContent {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private CategoryContent() {}

    /** @return an object in JSON */
    public static String write(Category category) {
        JsonArrayBuilder attributes = BUILDERS.createArrayBuilder();
        for (CategoryAttribute attribute : category.attributes()) {
            JsonArrayBuilder choices = BUILDERS.createArrayBuilder();
            attribute
                    .choices()
                    .forEach(choice -> choices.add(BUILDERS.createObjectBuilder()
                            .add("key", choice.key())
                            .add("nameId", choice.nameId())
                            .add("nameEn", choice.nameEn())));
            attributes.add(BUILDERS.createObjectBuilder()
                    .add("code", attribute.code())
                    .add("type", attribute.type().word())
                    .add("variable", attribute.variable())
                    .add("required", attribute.required())
                    .add("nameId", attribute.nameId())
                    .add("nameEn", attribute.nameEn())
                    .add("hintId", attribute.hintId())
                    .add("hintEn", attribute.hintEn())
                    .add("choices", choices));
        }
        Category.Shelf shelf = category.shelf();
        Category.Handling handling = category.handling();
        return BUILDERS.createObjectBuilder()
                .add("nameId", category.nameId())
                .add("nameEn", category.nameEn())
                .add("descriptionId", shelf.descriptionId())
                .add("descriptionEn", shelf.descriptionEn())
                .add("keywords", shelf.keywords())
                .add("group", text(shelf.group()))
                .add("icon", shelf.icon().word())
                .add("position", shelf.position())
                .add("deadlineClass", handling.deadlineClass())
                .add(
                        "tier",
                        text(handling.tier() == null ? null : handling.tier().name()))
                .add("agency", text(handling.agency()))
                .add("emergency", category.emergency())
                .add("private", category.secret())
                .add("batch", category.batch())
                .add("retired", category.retired())
                .add("attributes", attributes)
                .build()
                .toString();
    }

    /** @return with the version that it had; fields that the text lacks are empty */
    public static Category read(String code, int version, String content) {
        JsonObject object = parse(content);
        List<CategoryAttribute> attributes = new ArrayList<>();
        for (JsonObject each : object.getJsonArray("attributes").getValuesAs(JsonObject.class)) {
            List<AttributeChoice> choices = each.getJsonArray("choices").getValuesAs(JsonObject.class).stream()
                    .map(choice -> new AttributeChoice(
                            choice.getString("key"), choice.getString("nameId"), choice.getString("nameEn")))
                    .toList();
            attributes.add(new CategoryAttribute(
                    each.getString("code"),
                    AttributeType.valueOf(each.getString("type").toUpperCase(Locale.ROOT)),
                    each.getBoolean("variable"),
                    each.getBoolean("required"),
                    attributes.size() + 1,
                    each.getString("nameId"),
                    each.getString("nameEn"),
                    each.getString("hintId", ""),
                    each.getString("hintEn", ""),
                    choices));
        }
        @Nullable String tier = nullable(object, "tier");
        return new Category(
                code,
                object.getString("nameId"),
                object.getString("nameEn"),
                object.getBoolean("emergency"),
                object.getBoolean("private"),
                object.getBoolean("batch"),
                attributes,
                new Category.Shelf(
                        nullable(object, "group"),
                        CategoryIcon.of(object.getString("icon", "")).orElse(CategoryIcon.OTHER),
                        object.getString("descriptionId", ""),
                        object.getString("descriptionEn", ""),
                        object.getString("keywords", ""),
                        object.getInt("position", 1)),
                new Category.Handling(
                        object.getString("deadlineClass", Category.NORMAL),
                        tier == null ? null : Tier.valueOf(tier),
                        nullable(object, "agency")),
                object.getBoolean("retired"),
                version);
    }

    /** What differs, in the order of the fields. */
    public static List<CategoryVersion.Change> changes(String before, String after) {
        Map<String, String> old = flat(parse(before));
        Map<String, String> now = flat(parse(after));
        Set<String> fields = new LinkedHashSet<>(now.keySet());
        fields.addAll(old.keySet());
        return fields.stream()
                .filter(field -> !old.getOrDefault(field, "").equals(now.getOrDefault(field, "")))
                .map(field ->
                        new CategoryVersion.Change(field, old.getOrDefault(field, ""), now.getOrDefault(field, "")))
                .toList();
    }

    private static Map<String, String> flat(JsonObject object) {
        Map<String, String> flat = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (name.equals("attributes")) {
                value.asJsonArray()
                        .getValuesAs(JsonObject.class)
                        .forEach(each -> flat.put("attributes." + each.getString("code"), inWords(each)));
            } else {
                flat.put(name, words(value));
            }
        });
        return flat;
    }

    private static String inWords(JsonObject attribute) {
        return attribute.entrySet().stream()
                .filter(each -> !each.getKey().equals("code"))
                .map(each -> each.getKey().equals("choices")
                        ? each.getValue().asJsonArray().getValuesAs(JsonObject.class).stream()
                                .map(choice -> choice.getString("key") + " = " + choice.getString("nameId") + " / "
                                        + choice.getString("nameEn"))
                                .collect(Collectors.joining(", "))
                        : words(each.getValue()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String words(JsonValue value) {
        return value instanceof JsonString string
                ? string.getString()
                : value == JsonValue.NULL ? "" : value.toString();
    }

    private static JsonObject parse(String content) {
        try (JsonReader reader = READERS.createReader(new StringReader(content))) {
            return reader.readObject();
        }
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }

    private static @Nullable String nullable(JsonObject object, String name) {
        return object.isNull(name) ? null : object.getString(name);
    }
}
