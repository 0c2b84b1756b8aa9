package id.kentongan.report.entity.verification;

import id.kentongan.core.deadline.entity.Term;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Rules as they are kept and spoken of. */
public final class RulesText {

    private RulesText() {}

    /** What {@link #read} reads. */
    public static JsonObject write(VerificationRules rules) {
        JsonObjectBuilder effects = Json.createObjectBuilder();
        for (Flag flag : Flag.values()) {
            effects.add(word(flag), word(rules.effect(flag)));
        }
        JsonObjectBuilder text =
                Json.createObjectBuilder().add("automatic", rules.automatic()).add("quorum", rules.quorum());
        Term term = rules.term();
        if (term == null) {
            text.addNull("termAmount").addNull("termMeasure");
        } else {
            text.add("termAmount", term.amount()).add("termMeasure", word(term.measure()));
        }
        return text.add("effects", effects)
                .add("words", Json.createArrayBuilder(rules.words()))
                .build();
    }

    /** Reads what was kept; what an older version did not know is as shipped. */
    public static VerificationRules read(int version, String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject kept = reader.readObject();
            Map<Flag, Effect> effects = new EnumMap<>(Flag.class);
            JsonObject known = kept.getJsonObject("effects");
            for (Flag flag : Flag.values()) {
                if (known.containsKey(word(flag))) {
                    effects.put(flag, Effect.valueOf(known.getString(word(flag)).toUpperCase(Locale.ROOT)));
                }
            }
            return new VerificationRules(
                    version,
                    kept.getBoolean("automatic"),
                    kept.getInt("quorum"),
                    kept.isNull("termAmount")
                            ? null
                            : new Term(
                                    kept.getInt("termAmount"),
                                    Term.Measure.valueOf(
                                            kept.getString("termMeasure").toUpperCase(Locale.ROOT))),
                    effects,
                    kept.getJsonArray("words").getValuesAs(JsonString.class).stream()
                            .map(JsonString::getString)
                            .toList());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
