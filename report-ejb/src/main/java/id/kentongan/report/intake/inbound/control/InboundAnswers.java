package id.kentongan.report.intake.inbound.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.report.intake.inbound.entity.InboundOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of answers to messages: in Indonesian, and in letters in English below. */
@ApplicationScoped
public class InboundAnswers {

    private static final String BUNDLE = "id.kentongan.report.intake.inbound.control.answers";
    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.ENGLISH);

    private final Settings settings;

    @Inject
    public InboundAnswers(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected InboundAnswers() {
        this.settings = null;
    }

    public String subject(InboundOutcome outcome) {
        return text(Locale.ROOT, outcome.problem() == null ? "subject.filed" : "subject.not", outcome);
    }

    /** In both languages, Indonesian first. */
    public String letter(InboundOutcome outcome) {
        StringBuilder letter = new StringBuilder();
        for (Locale language : LANGUAGES) {
            if (!letter.isEmpty()) {
                letter.append("\n--\n\n");
            }
            letter.append(text(language, key("letter", outcome), outcome)).append('\n');
        }
        return letter.toString();
    }

    /** As short as it can be, in Indonesian. */
    public String shortMessage(InboundOutcome outcome) {
        return text(Locale.ROOT, key("sms", outcome), outcome);
    }

    private static String key(String form, InboundOutcome outcome) {
        return form + "."
                + (outcome.problem() == null ? "FILED" : outcome.problem().name());
    }

    private String text(Locale language, String key, InboundOutcome outcome) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                InboundAnswers.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), language).format(new Object[] {
            outcome.ticket(),
            outcome.trackingCode(),
            outcome.place(),
            String.join("; ", outcome.choices()),
            settings.find("kentongan.public.url").orElse("http://localhost:8080") + "/lacak"
        });
    }
}
