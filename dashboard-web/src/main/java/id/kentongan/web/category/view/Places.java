package id.kentongan.web.category.view;

import id.kentongan.core.access.entity.NotPermitted;
import org.jspecify.annotations.Nullable;

/** Which government an address names. */
final class Places {

    private Places() {}

    /** @throws NotPermitted for what is no number: there is no such government */
    static int id(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            throw new NotPermitted("no government " + text);
        }
        return Integer.parseInt(text);
    }
}
