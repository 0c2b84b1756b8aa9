package id.kentongan.core.vault.entity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it is given.
 *
 * @param tenantId the government that it is given to; null for the installation
 * @param topic what is agreed to: 3 to 40 capitals, digits and underscores, such as {@code CHAT}
 * @param textVersion which text was shown, 1 to 40 characters
 * @param text the whole text as it was shown, in the language that it was shown in
 * @param proof how it was given, such as the form and the number of the request; 1 to 200 characters, nothing personal
 */
public record NewConsent(@Nullable Integer tenantId, String topic, String textVersion, String text, String proof) {

    private static final Pattern TOPIC = Pattern.compile("[A-Z][A-Z0-9_]{2,39}");
    private static final int LONGEST_VERSION = 40;
    private static final int LONGEST_PROOF = 200;

    public NewConsent {
        if (!TOPIC.matcher(topic).matches()
                || textVersion.isBlank()
                || textVersion.length() > LONGEST_VERSION
                || text.isBlank()
                || proof.isBlank()
                || proof.length() > LONGEST_PROOF) {
            throw new IllegalArgumentException("not a consent: " + topic);
        }
    }
}
