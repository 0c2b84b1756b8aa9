package id.kentongan.web.language;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The reader's language in this request: Indonesian unless English was chosen. */
@Named
@RequestScoped
public class Language {

    public static final Locale INDONESIAN = new Locale("id", "ID");
    public static final Locale ENGLISH = Locale.ENGLISH;

    @Inject
    private HttpServletRequest request;

    public Locale getLocale() {
        return LanguageFilter.chosen(request);
    }

    public String getTag() {
        return getLocale().getLanguage();
    }

    public boolean isIndonesian() {
        return INDONESIAN.equals(getLocale());
    }

    /** This page in the other language. */
    public String getSwitchAddress() {
        return Here.with("lang", isIndonesian() ? "en" : "id");
    }
}
