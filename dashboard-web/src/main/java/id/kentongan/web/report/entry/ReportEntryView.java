package id.kentongan.web.report.entry;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.intake.boundary.CallerDesk;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.UnknownCategory;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.filing.Mistake;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /report/enter.xhtml?tenant=…&category=…}: first about what, then the rest. */
@Named
@RequestScoped
public class ReportEntryView {

    /** Apart from the keys of programs and of the citizens' form. */
    private static final String SENDER = "officers' form";

    private @Nullable String tenant;
    private @Nullable String category;
    private List<Tenant> governments = List.of();
    private @Nullable Tenant government;
    private List<Option> choices = List.of();
    private List<Question> questions = List.of();
    private Draft draft = Draft.fresh();
    private @Nullable Receipt receipt;
    private String chosenName = "";
    private boolean emergency;

    @Inject
    private CallerDesk desk;

    @Inject
    private PublicReports reports;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

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

    @Needs(Action.ENTER_REPORT)
    public void load() {
        governments = desk.governments(user.actor());
        government = governments.stream()
                .filter(each -> tenant == null || tenant.isBlank() || tenant.equals(Integer.toString(each.id())))
                .findFirst()
                .orElse(null);
        Tenant chosen = government;
        if (chosen == null) {
            Attempts.missing();
            return;
        }
        tenant = Integer.toString(chosen.id());
        List<Category> open = reports.categories(chosen.id()).stream()
                .filter(each -> !each.retired())
                .toList();
        choices = open.stream()
                .map(each -> new Option(each.code(), texts.choose(each.nameId(), each.nameEn())))
                .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
                .toList();
        open.stream().filter(each -> each.code().equals(category)).findFirst().ifPresent(this::show);
    }

    private void show(Category known) {
        chosenName = texts.choose(known.nameId(), known.nameEn());
        emergency = known.emergency();
        questions = known.attributes().stream()
                .map(each -> new Question(
                        Draft.ANSWER + each.code(),
                        texts.choose(each.nameId(), each.nameEn())
                                + (each.required() || !each.variable() ? "" : " " + texts.get("filing.optional")),
                        texts.choose(each.hintId(), each.hintEn()),
                        each.variable() ? each.type().word() : "notice",
                        each.choices().stream()
                                .map(choice -> new Option(choice.key(), texts.choose(choice.nameId(), choice.nameEn())))
                                .toList(),
                        draft.all(Draft.ANSWER + each.code())))
                .toList();
    }

    @Needs(Action.ENTER_REPORT)
    public void file() {
        draft = Draft.of(posted());
        load();
        Tenant chosen = government;
        Optional<Category> known = chosen == null
                ? Optional.empty()
                : reports.categories(chosen.id()).stream()
                        .filter(each -> each.code().equals(category) && !each.retired())
                        .findFirst();
        if (chosen == null || known.isEmpty() || draft.key().isEmpty()) {
            Attempts.missing();
            return;
        }
        Optional<Channel> channel = CallerDesk.CHANNELS.stream()
                .filter(each -> each.name().equals(draft.first("channel")))
                .findFirst();
        if (channel.isEmpty()) {
            draft.add(Mistake.of("channel", "unknown"));
        }
        draft.report(chosen, known.get(), channel.orElse(Channel.TELEPHONE), List.of())
                .ifPresent(this::keep);
        draft.mistakes()
                .forEach(mistake -> texts.refuse(
                        "filing.mistake." + mistake.key(), mistake.arguments().toArray()));
        show(known.get());
    }

    private void keep(NewReport wanted) {
        try {
            receipt = desk.file(user.actor(), wanted, IdempotencyKey.of(SENDER, draft.first(Draft.KEY)));
            texts.info("entry.filed");
        } catch (InvalidAnswers e) {
            draft.add(e);
        } catch (OutsideJurisdiction e) {
            draft.add(e.placement()
                    .other()
                    .map(other -> Mistake.of(Draft.POSITION, "outside.other", other.name()))
                    .orElseGet(() -> Mistake.of(
                            Draft.POSITION, "outside", wanted.tenant().name())));
        } catch (IdempotencyKeyReused e) {
            draft.add(Mistake.of(Draft.DESCRIPTION, "sent-already"));
        } catch (UnknownCategory e) {
            draft.add(Mistake.of(Draft.DESCRIPTION, "category-retired"));
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private static Map<String, List<String>> posted() {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .forEach((name, values) -> posted.put(name, Arrays.asList(values)));
        return posted;
    }

    public List<Option> getGovernments() {
        return governments.stream()
                .map(each -> new Option(Integer.toString(each.id()), each.name()))
                .toList();
    }

    public List<Option> getChoices() {
        return choices;
    }

    public List<Option> getChannels() {
        return Stream.of(Channel.values())
                .filter(CallerDesk.CHANNELS::contains)
                .map(channel -> new Option(channel.name(), texts.get("entry.channel." + channel)))
                .toList();
    }

    public List<Option> getKelurahan() {
        Tenant chosen = government;
        return chosen == null
                ? List.of()
                : areas.nameable(chosen).stream()
                        .map(each -> new Option(each.code().value(), each.name() + ", " + each.kecamatan()))
                        .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
                        .toList();
    }

    public List<Question> getQuestions() {
        return questions;
    }

    /** Name of the category that was chosen; empty before. */
    public String getChosenName() {
        return chosenName;
    }

    /** While a postback is being read, before anything is loaded, the button must be there to be heard. */
    public boolean isOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                || !chosenName.isEmpty() && receipt == null;
    }

    public boolean isEmergency() {
        return emergency;
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

    /** After filing: number and code, to be read to who called; null before. */
    public @Nullable Receipt getReceipt() {
        return receipt;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }
}
