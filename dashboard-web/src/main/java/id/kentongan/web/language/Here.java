package id.kentongan.web.language;

import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page at hand as an address that can be opened again, with something else said in it. */
public final class Here {

    private Here() {}

    /**
     * The page's view parameters are asked and not the query string, which is missing after a form was posted.
     *
     * @param without what is left out, such as the place in a list
     * @return a query to follow the page's path
     */
    public static String with(String name, String value, String... without) {
        FacesContext faces = FacesContext.getCurrentInstance();
        StringBuilder query = new StringBuilder("?");
        for (UIViewParameter parameter : ViewMetadata.getViewParameters(faces.getViewRoot())) {
            String said = parameter.getStringValueFromModel(faces);
            if (said != null
                    && !said.isEmpty()
                    && !parameter.getName().equals(name)
                    && !List.of(without).contains(parameter.getName())) {
                query.append(URLEncoder.encode(parameter.getName(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(said, StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return query.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .toString();
    }
}
