package id.kentongan.web.open311;

import java.util.List;
import java.util.stream.Collectors;

/** The request is not served, for one or several reasons that the client can mend. */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::key).collect(Collectors.joining(", ")), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    int status() {
        return refusals.get(0).status();
    }

    List<Refusal> refusals() {
        return refusals;
    }

    Document describe(Texts texts) {
        return describe(refusals, texts);
    }

    static Document describe(List<Refusal> refusals, Texts texts) {
        return new Document(
                "errors",
                new Node.Items(
                        "error",
                        refusals.stream()
                                .map(refusal -> refusal.describe(texts))
                                .toList()));
    }
}
