package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The description that the server gives of itself, held against what it does. OpenAPI 3.1 is JSON Schema 2020-12. */
final class Contract {

    /** Provoked by load or by failure, which other tests do. */
    private static final Set<String> BY_LOAD_OR_FAILURE = Set.of("408", "429", "500", "503", "507");

    private final JsonObject document;
    private final TreeMap<String, JsonSchema> schemas = new TreeMap<>();
    private final Set<String> seenStatuses = new TreeSet<>();
    private final Set<String> seenFields = new TreeSet<>();

    Contract(String text) {
        document = object(text);
    }

    record Operation(String method, String path, JsonObject described) {

        Set<String> statuses() {
            return described.getJsonObject("responses").keySet();
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject()
                        .forEach((method, described) -> all.add(
                                new Operation(method.toUpperCase(Locale.ROOT), path, described.asJsonObject()))));
        return all;
    }

    /** This answer is one that the document promises for that operation, with a body as it promises. */
    void check(Operation operation, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        String what = operation.method() + " " + operation.path() + " " + status + " " + answer.body();
        assertThat(operation.statuses()).as(what).contains(status);
        // Promised for failures of the program; nothing that is asked here provokes one.
        assertThat(answer.statusCode()).as(what).isNotEqualTo(500);
        JsonObject response =
                resolve(operation.described().getJsonObject("responses").getJsonObject(status));
        if (!response.containsKey("content")) {
            assertThat(answer.body()).as(what).isEmpty();
            seenStatuses.add(operation.method() + " " + operation.path() + " " + status);
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonObject content = response.getJsonObject("content");
        assertThat(content.keySet()).as(what).contains(type);
        JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
        if (type.endsWith("json")) {
            JsonSchema compiled = schemas.computeIfAbsent(schema.toString(), any -> compile(schema));
            assertThat(compiled.validate(answer.body(), InputFormat.JSON))
                    .as(what)
                    .isEmpty();
        } else {
            assertThat(schema.getString("type")).as(what).isEqualTo("string");
            assertThat(answer.body()).as(what).isNotBlank();
        }
        if (response.containsKey("headers")) {
            response.getJsonObject("headers")
                    .keySet()
                    .forEach(name -> assertThat(answer.headers().firstValue(name))
                            .as(what + " " + name)
                            .isPresent());
        }
        seenStatuses.add(operation.method() + " " + operation.path() + " " + status);
        if (schema.containsKey("$ref")) {
            collect(object(answer.body()));
        }
    }

    private JsonSchema compile(JsonObject schema) {
        String whole = Json.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("components", document.getJsonObject("components"))
                .add("allOf", Json.createArrayBuilder().add(schema))
                .build()
                .toString();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    private JsonObject resolve(JsonObject response) {
        if (!response.containsKey("$ref")) {
            return response;
        }
        String name = response.getString("$ref").replace("#/components/responses/", "");
        return document.getJsonObject("components").getJsonObject("responses").getJsonObject(name);
    }

    private void collect(JsonValue value) {
        if (value instanceof JsonObject fields) {
            fields.forEach((name, member) -> {
                seenFields.add(name);
                collect(member);
            });
        } else if (value instanceof JsonArray items) {
            items.forEach(this::collect);
        }
    }

    /** What the document promises and no answer has shown. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : operations()) {
            for (String status : operation.statuses()) {
                String promised = operation.method() + " " + operation.path() + " " + status;
                if (!BY_LOAD_OR_FAILURE.contains(status) && !seenStatuses.contains(promised)) {
                    missing.add(promised);
                }
            }
        }
        JsonObject components = document.getJsonObject("components").getJsonObject("schemas");
        components.forEach((name, schema) -> fields(schema.asJsonObject()).stream()
                .filter(field -> !name.startsWith("New") && !seenFields.contains(field))
                .forEach(field -> missing.add(name + "." + field)));
        return missing;
    }

    private static Set<String> fields(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        schema.forEach((key, value) -> {
            if (key.equals("properties")) {
                value.asJsonObject().forEach((name, member) -> {
                    names.add(name);
                    names.addAll(fields(member.asJsonObject()));
                });
            } else if (value instanceof JsonObject inner) {
                names.addAll(fields(inner));
            } else if (value instanceof JsonArray items) {
                items.stream()
                        .filter(JsonObject.class::isInstance)
                        .forEach(item -> names.addAll(fields(item.asJsonObject())));
            }
        });
        return names;
    }

    static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
