package id.kentongan.web.api;

import id.kentongan.web.language.Language;
import id.kentongan.web.language.Wish;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How this interface speaks: one language for texts, one form for times, one factory for JSON. */
record Speech(Locale locale) {

    /** Looking the provider up goes through all jars each time; the factory is thread-safe. */
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final String BUNDLE = "id.kentongan.web.api.api";

    /** RFC 3339 without fractions of a second. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    static Speech of(HttpHeaders headers) {
        return new Speech(Wish.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** Names that are data come in both languages. */
    String choose(String indonesian, String english) {
        return locale.equals(Language.ENGLISH) ? english : indonesian;
    }

    String text(String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Speech.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** 200 with texts of this language. */
    Response answer(JsonStructure body) {
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** The same for who asks again and again: 304 while nothing has changed, so that it costs a line and no more. */
    Response answer(JsonStructure body, Request request) {
        EntityTag version = new EntityTag(
                UUID.nameUUIDFromBytes(body.toString().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(version);
        return unchanged == null
                ? Response.fromResponse(answer(body)).tag(version).build()
                : unchanged.build();
    }

    static void time(JsonObjectBuilder into, String name, @Nullable OffsetDateTime at, ZoneId zone) {
        if (at == null) {
            into.addNull(name);
        } else {
            into.add(name, time(at, zone));
        }
    }

    static String time(OffsetDateTime at, ZoneId zone) {
        return TIME.format(at.atZoneSameInstant(zone).truncatedTo(ChronoUnit.SECONDS));
    }

    static void text(JsonObjectBuilder into, String name, @Nullable String text) {
        into.add(name, text == null ? JsonValue.NULL : Json.createValue(text));
    }
}
