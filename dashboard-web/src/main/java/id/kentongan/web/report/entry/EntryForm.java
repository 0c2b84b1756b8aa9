package id.kentongan.web.report.entry;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A report that somebody who is signed in fills in: first about what, then the rest. */
@Dependent
public class EntryForm {

    private List<Category> open = List.of();
    private List<Option> areas = List.of();
    private Draft draft = Draft.fresh();
    private @Nullable Category chosen;

    @Inject
    private PublicReports reports;

    @Inject
    private AreaDirectory directory;

    @Inject
    private Texts texts;

    /** What can be chosen, in the reader's language. */
    public record Option(String value, String label) {}

    /**
     * A question of the category.
     *
     * @param name of its field
     * @param type GeoReport's word; {@code notice} for what takes no answer
     * @param answer what was filled in; of several choices, all of them
     */
    public record Question(
            String name, String label, String hint, String type, List<Option> choices, List<String> answers) {

        /** What was filled in, of one answer. */
        public String first() {
            return answers.isEmpty() ? "" : answers.get(0);
        }
    }

    /**
     * Begins with what was chosen so far.
     *
     * @param category code; null or unknown before one was chosen
     */
    public void begin(Tenant tenant, @Nullable String category) {
        open = reports.categories(tenant.id()).stream()
                .filter(each -> !each.retired())
                .toList();
        chosen = open.stream()
                .filter(each -> each.code().equals(category))
                .findFirst()
                .orElse(null);
        areas = directory.nameable(tenant).stream()
                .map(each -> new Option(each.code().value(), each.name() + ", " + each.kecamatan()))
                .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
                .toList();
    }

    /** Takes over what was posted. */
    public void read() {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .forEach((name, values) -> posted.put(name, Arrays.asList(values)));
        draft = Draft.of(posted);
    }

    /** Fills a field in, unless the form was posted. */
    public void propose(String field, String value) {
        draft = draft.with(field, value);
    }

    /** Whether there is a category, and nobody has changed what the form was drawn with. */
    public boolean isWhole() {
        return chosen != null && draft.key().isPresent();
    }

    /** What was filled in, right or wrong. */
    public Draft draft() {
        return draft;
    }

    /**
     * Files it, or says on the page what is wrong.
     *
     * @param sender apart from whose keys this form's are
     * @param filing what files it
     * @return empty if something is wrong
     */
    public Optional<Receipt> file(
            Tenant tenant, Channel channel, String sender, BiFunction<NewReport, IdempotencyKey, Receipt> filing) {
        Category about = chosen;
        Optional<Receipt> receipt = about == null
                ? Optional.empty()
                : draft.report(tenant, about, channel, List.of())
                        .flatMap(wanted -> draft.file(
                                wanted, () -> filing.apply(wanted, IdempotencyKey.of(sender, draft.first(Draft.KEY)))));
        draft.mistakes()
                .forEach(mistake -> texts.refuse(
                        "filing.mistake." + mistake.key(), mistake.arguments().toArray()));
        return receipt;
    }

    /** The category that was chosen; null before. */
    public @Nullable Category chosen() {
        return chosen;
    }

    public List<Option> getChoices() {
        return open.stream()
                .map(each -> new Option(each.code(), texts.choose(each.nameId(), each.nameEn())))
                .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
                .toList();
    }

    public String getCategory() {
        return chosen == null ? "" : chosen.code();
    }

    /** Name of the category that was chosen; empty before. */
    public String getName() {
        return chosen == null ? "" : texts.choose(chosen.nameId(), chosen.nameEn());
    }

    public boolean isEmergency() {
        return chosen != null && chosen.emergency();
    }

    public List<Option> getKelurahan() {
        return areas;
    }

    public List<Question> getQuestions() {
        return chosen == null
                ? List.of()
                : chosen.attributes().stream()
                        .map(each -> new Question(
                                Draft.ANSWER + each.code(),
                                texts.choose(each.nameId(), each.nameEn())
                                        + (each.required() || !each.variable()
                                                ? ""
                                                : " " + texts.get("filing.optional")),
                                texts.choose(each.hintId(), each.hintEn()),
                                each.variable() ? each.type().word() : "notice",
                                each.choices().stream()
                                        .map(choice -> new Option(
                                                choice.key(), texts.choose(choice.nameId(), choice.nameEn())))
                                        .toList(),
                                draft.all(Draft.ANSWER + each.code())))
                        .toList();
    }

    /** What was filled in, by the name of the field. */
    public Map<String, String> getValues() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : List.of(
                Draft.KEY,
                Draft.DESCRIPTION,
                Draft.KELURAHAN,
                Draft.POSITION,
                Draft.ADDRESS,
                Draft.NAME,
                Draft.MAIL,
                Draft.CALL,
                "channel")) {
            values.put(name, draft.first(name));
        }
        return values;
    }
}
