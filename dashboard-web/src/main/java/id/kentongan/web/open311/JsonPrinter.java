package id.kentongan.web.open311;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Prints a document as JSON. */
final class JsonPrinter implements Node.Printer {

    /** Looking the provider up goes through all jars each time; the factory is thread-safe. */
    private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

    private final JsonGenerator json;

    private JsonPrinter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] print(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes, StandardCharsets.UTF_8)) {
            document.root().print(new JsonPrinter(json));
        }
        return bytes.toByteArray();
    }

    @Override
    public void text(Node.Text text) {
        if (text.empty()) {
            json.writeNull();
        } else {
            json.write(text.value());
        }
    }

    @Override
    public void number(Node.Number number) {
        json.write(number.value());
    }

    @Override
    public void truth(Node.Truth truth) {
        json.write(truth.value());
    }

    @Override
    public void fields(Node.Fields fields) {
        json.writeStartObject();
        fields.forEach((name, node) -> {
            json.writeKey(name);
            node.print(this);
        });
        json.writeEnd();
    }

    @Override
    public void items(Node.Items items) {
        json.writeStartArray();
        items.nodes().forEach(node -> node.print(this));
        json.writeEnd();
    }
}
