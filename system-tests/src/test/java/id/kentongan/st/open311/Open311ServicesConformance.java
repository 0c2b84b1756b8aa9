package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be reported: discovery, the list of services and their definitions. */
class Open311ServicesConformance extends Open311Suite {

    @Test
    void discovery_has_every_field_and_two_endpoints() {
        JsonObject discovery = (JsonObject) city.get("discovery.json").json();

        assertThat(discovery.keySet()).containsExactly("changeset", "contact", "key_service", "endpoints");
        assertThat(OffsetDateTime.parse(discovery.getString("changeset"))).isBefore(OffsetDateTime.now());
        assertThat(discovery.getString("changeset")).matches(DATE);
        JsonArray endpoints = discovery.getJsonArray("endpoints");
        assertThat(endpoints.getValuesAs(JsonObject.class))
                .extracting(endpoint -> endpoint.getString("type"))
                .containsExactly("production", "test");
        for (JsonObject endpoint : endpoints.getValuesAs(JsonObject.class)) {
            assertThat(endpoint.keySet()).containsExactly("specification", "url", "changeset", "type", "formats");
            assertThat(endpoint.getString("specification")).isEqualTo("http://wiki.open311.org/GeoReport_v2");
            assertThat(endpoint.getString("url")).endsWith("/open311/v2");
            assertThat(endpoint.getJsonArray("formats").getValuesAs(JsonString.class))
                    .extracting(JsonString::getString)
                    .containsExactly("text/xml", "application/json");
        }
    }

    @Test
    void services_have_every_field_in_its_type() {
        for (JsonObject service :
                city.get("services.json?" + JURISDICTION).array().getValuesAs(JsonObject.class)) {
            assertThat(service.keySet())
                    .containsExactly(
                            "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
            assertThat(service.getString("service_code")).isNotBlank();
            assertThat(service.getString("service_name")).isNotBlank();
            assertThat(service.getString("description")).isNotBlank();
            assertThat(service.get("metadata").getValueType())
                    .isIn(JsonValue.ValueType.TRUE, JsonValue.ValueType.FALSE);
            assertThat(service.getString("type")).isIn("realtime", "batch", "blackbox");
            assertThat(service.get("keywords").toString().split("\"|,"))
                    .doesNotContain("private", "inactive", "staff", "waste_only");
        }
    }

    @Test
    void a_definition_is_one_object_with_its_attributes() {
        JsonObject definition =
                (JsonObject) city.get("services/banjir.json?" + JURISDICTION).json();

        assertThat(definition.keySet()).containsExactly("service_code", "attributes");
        assertThat(definition.getString("service_code")).isEqualTo("banjir");
        List<JsonObject> attributes = definition.getJsonArray("attributes").getValuesAs(JsonObject.class);
        Set<Integer> orders = new HashSet<>();
        for (JsonObject attribute : attributes) {
            List<String> fields = new ArrayList<>(List.of(
                    "variable", "code", "datatype", "required", "datatype_description", "order", "description"));
            boolean list = attribute.getString("datatype").endsWith("valuelist");
            if (list) {
                fields.add("values");
            }
            assertThat(attribute.keySet()).containsExactlyElementsOf(fields);
            attribute.getBoolean("variable");
            attribute.getBoolean("required");
            assertThat(attribute.getString("datatype"))
                    .isIn("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");
            assertThat(attribute.getInt("order")).isPositive();
            assertThat(orders.add(attribute.getInt("order")))
                    .as("order is unique")
                    .isTrue();
            if (list) {
                for (JsonObject value : attribute.getJsonArray("values").getValuesAs(JsonObject.class)) {
                    assertThat(value.keySet()).containsExactly("key", "name");
                    assertThat(value.getString("key")).isNotBlank();
                    assertThat(value.getString("name")).isNotBlank();
                }
            }
        }
        assertThat(attributes)
                .extracting(attribute -> attribute.getString("code"))
                .startsWith("tinggi-air");
    }

    @Test
    void a_service_that_asks_nothing_has_an_empty_definition() {
        JsonObject service = city.get("services.json?" + JURISDICTION).array().getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("service_code").equals("kemacetan"))
                .findFirst()
                .orElseThrow();
        JsonObject definition =
                (JsonObject) city.get("services/kemacetan.json?" + JURISDICTION).json();

        assertThat(service.getBoolean("metadata")).isFalse();
        assertThat(definition.getJsonArray("attributes")).isEmpty();
    }

    @Test
    void names_come_in_the_language_of_the_request() {
        assertThat(city.get("services.json?" + JURISDICTION, "Accept-Language", "en-GB, id;q=0.5")
                        .text())
                .contains("\"Flood\"");
        assertThat(city.get("services.json?" + JURISDICTION).text()).contains("\"Bencana banjir\"");
    }
}
