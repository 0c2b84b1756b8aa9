package id.kentongan.web.frame;

import id.kentongan.core.identity.entity.SessionTerm;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Here;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the frame of every page and its script ask. */
@Named("frame")
@RequestScoped
public class FrameView {

    private static final int DIGEST_BYTES = 8;

    /** A preference's value as a link. */
    public record Choice(String value, String address, String here) {}

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    /** {@code auto}, {@code light} or {@code dark} */
    public String getTheme() {
        return Preference.THEME.in(request);
    }

    public List<Choice> getThemes() {
        return choices(Preference.THEME);
    }

    /** {@code on} or {@code off} */
    public String getKeys() {
        return Preference.KEYS.in(request);
    }

    public List<Choice> getKeyChoices() {
        return choices(Preference.KEYS);
    }

    /** After how many seconds without use the session ends; 0 for who is not signed in. */
    public long getIdleSeconds() {
        boolean staff = Doorkeeper.found(request).filter(visit -> visit.staff()).isPresent();
        return user.isSignedIn()
                ? (staff ? SessionTerm.STAFF : SessionTerm.CITIZEN).idle().toSeconds()
                : 0;
    }

    /** Under what the browser keeps what this person has begun to write: tells people apart and says nothing else of them. */
    public String getDraftOwner() {
        return user.isSignedIn() ? digest(user.actor().personId().toString()) : "";
    }

    private List<Choice> choices(Preference preference) {
        String chosen = preference.in(request);
        return preference.choices().stream()
                .map(value -> new Choice(
                        value, Here.with(preference.parameter(), value), value.equals(chosen) ? "true" : "false"))
                .toList();
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
