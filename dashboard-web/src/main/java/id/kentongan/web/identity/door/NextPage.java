package id.kentongan.web.identity.door;

import id.kentongan.web.access.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in. */
public final class NextPage {

    /** For who wanted nothing in particular. */
    public static final String HOME = "/today/list.xhtml";

    /** Only pages of our own: an address from elsewhere must not become a way to lead people away. */
    private static final Pattern OWN = Pattern.compile("(/[a-z/-]+\\.xhtml)(?:\\?[A-Za-z0-9=&.:%_+-]*)?");

    private NextPage() {}

    /** @param wanted as the address said it, or null */
    public static String of(@Nullable String wanted) {
        if (wanted == null) {
            return HOME;
        }
        Matcher own = OWN.matcher(wanted);
        boolean behindTheDoor = own.matches()
                && Page.at(own.group(1)).filter(page -> !page.action().isOpen()).isPresent();
        return behindTheDoor ? wanted : HOME;
    }
}
