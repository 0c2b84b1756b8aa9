package id.kentongan.st.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the classes of GeoReport v2 share: the server that they ask, and how two forms and a refusal must look. */
@ExtendWith(StartedCity.class)
abstract class Open311Suite {

    static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)";

    static City city;

    @BeforeAll
    static void find(City started) {
        city = started;
    }

    static void assertSame(Node xml, JsonValue json) {
        List<Element> children = children(xml);
        switch (json.getValueType()) {
            case OBJECT -> {
                assertThat(children)
                        .extracting(Element::getTagName)
                        .containsExactlyElementsOf(json.asJsonObject().keySet());
                children.forEach(child -> assertSame(child, json.asJsonObject().get(child.getTagName())));
            }
            case ARRAY -> {
                assertThat(children).hasSameSizeAs(json.asJsonArray());
                IntStream.range(0, children.size())
                        .forEach(i ->
                                assertSame(children.get(i), json.asJsonArray().get(i)));
            }
            case NULL -> assertThat(xml.hasChildNodes()).isFalse();
            case STRING -> assertThat(xml.getTextContent()).isEqualTo(((JsonString) json).getString());
            default -> assertThat(xml.getTextContent()).isEqualTo(json.toString());
        }
    }

    static List<Element> children(Node parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(i -> parent.getChildNodes().item(i))
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static void assertRefused(Answer answer, int status, String format) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        String codes;
        String descriptions;
        if (format.equals("json")) {
            JsonObject error = answer.first();
            assertThat(error.keySet()).containsExactly("code", "description");
            codes = error.get("code").toString();
            descriptions = error.getString("description");
        } else {
            assertThat(answer.xml().getTagName()).isEqualTo("errors");
            codes = answer.xmlText("code");
            descriptions = answer.xmlText("description");
        }
        assertThat(codes).startsWith(Integer.toString(status));
        assertThat(descriptions).isNotBlank().doesNotContain("Exception").doesNotContain("id.kentongan");
    }
}
