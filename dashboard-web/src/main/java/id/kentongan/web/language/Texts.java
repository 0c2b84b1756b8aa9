package id.kentongan.web.language;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the bundle in the reader's language, and times as the reader writes them. */
@RequestScoped
public class Texts {

    static final String BUNDLE = "id.kentongan.web.messages";

    @Inject
    private Language language;

    public String get(String key, Object... arguments) {
        return get(language.getLocale(), key, arguments);
    }

    /** Tells the reader what was done. */
    public void info(String key, Object... arguments) {
        tell(FacesMessage.SEVERITY_INFO, key, arguments);
    }

    /** Tells the reader why nothing was done. */
    public void refuse(String key, Object... arguments) {
        tell(FacesMessage.SEVERITY_ERROR, key, arguments);
    }

    /** Date and time on the clocks of that place, with the name of its zone: 21 Nov 2026 10.05 WIB. */
    public String time(OffsetDateTime time, ZoneId zone) {
        return time(language.getLocale(), time, zone);
    }

    /** The word for a role; a role that this version does not know is called as it is stored. */
    public String role(String role) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language.getLocale());
        String key = "role." + role;
        return bundle.containsKey(key) ? bundle.getString(key) : role;
    }

    /** Names that are data come in both languages. */
    public String choose(String indonesian, String english) {
        return language.isIndonesian() ? indonesian : english;
    }

    static String time(Locale locale, OffsetDateTime time, ZoneId zone) {
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(locale == Language.ENGLISH ? "HH:mm:ss" : "HH.mm.ss");
        ZonedDateTime local = time.atZoneSameInstant(zone);
        return date.withLocale(locale).format(local) + " " + clock.format(local) + " "
                + zoneName(local.toInstant(), zone);
    }

    /** WIB, WITA and WIT are said in both languages; what is elsewhere shows its offset. */
    private static String zoneName(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("zzz", Language.INDONESIAN).format(at.atZone(zone));
    }

    static String get(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    private void tell(FacesMessage.Severity severity, String key, Object... arguments) {
        String sentence = get(key, arguments);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, sentence));
    }
}
