package id.kentongan.chat.review.control;

import id.kentongan.chat.moderation.entity.Contribution;
import id.kentongan.chat.moderation.entity.Explanation;
import id.kentongan.chat.moderation.entity.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** What a verdict was made with, as JSON that is kept with the case. */
final class FindingText {

    /** Of what readers point out. */
    static final String NOTHING = "{}";

    /** The strongest n-grams for each label; all of them would be as long as the message. */
    private static final int MOST = 5;

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private FindingText() {}

    static String write(Verdict verdict) {
        JsonArrayBuilder hits = BUILDERS.createArrayBuilder();
        verdict.hits()
                .forEach(hit -> hits.add(BUILDERS.createObjectBuilder()
                        .add("rule", hit.rule())
                        .add("version", hit.version())
                        .add("kind", hit.kind().name())
                        .add("label", hit.label())
                        .add("severity", hit.severity().name())
                        .add("start", hit.start())
                        .add("end", hit.end())));
        JsonArrayBuilder scores = BUILDERS.createArrayBuilder();
        verdict.explanations().forEach(why -> scores.add(score(why)));
        return BUILDERS.createObjectBuilder()
                .add("model", verdict.model())
                .add("rules", verdict.rules())
                .add("hits", hits)
                .add("scores", scores)
                .build()
                .toString();
    }

    private static JsonObjectBuilder score(Explanation why) {
        JsonArrayBuilder parts = BUILDERS.createArrayBuilder();
        for (Contribution part : why.top(MOST)) {
            parts.add(BUILDERS.createObjectBuilder()
                    .add("ngram", part.ngram())
                    .add("start", part.start())
                    .add("end", part.end())
                    .add("value", part.value()));
        }
        return BUILDERS.createObjectBuilder()
                .add("label", why.label())
                .add("probability", why.probability())
                .add("parts", parts);
    }
}
