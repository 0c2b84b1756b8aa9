package id.kentongan.web.language;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /**
     * This page in the other language. Its view parameters are asked and not the query string, which is missing after a
     * form was posted.
     */
    public String getSwitchAddress() {
        FacesContext faces = FacesContext.getCurrentInstance();
        StringBuilder query = new StringBuilder("?");
        for (UIViewParameter parameter : ViewMetadata.getViewParameters(faces.getViewRoot())) {
            String value = parameter.getStringValueFromModel(faces);
            if (value != null && !value.isEmpty()) {
                query.append(URLEncoder.encode(parameter.getName(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return query.append("lang=").append(isIndonesian() ? "en" : "id").toString();
    }
}
