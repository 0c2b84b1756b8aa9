package id.kentongan.core.notification.control;

import id.kentongan.core.notification.entity.PushTarget;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Carries pushes to browsers. */
public interface Pushes {

    /** What a browser needs to subscribe, in base64url; empty where pushes cannot be sent. */
    Optional<String> publicKey();

    /** Whether a browser's push service is one that is called from here. */
    boolean reaches(PushTarget target);

    /**
     * @param text what is shown, as JSON; at most 3,000 bytes
     * @param urgent whether it may wake a telephone that saves its battery
     * @param id the same at each attempt: a push service keeps the last one
     * @throws id.kentongan.core.mail.control.Undeliverable if the browser has gone, or must not be called
     * @throws IOException if it was not taken; it may have been all the same
     */
    void carry(PushTarget target, String text, boolean urgent, UUID id) throws IOException;
}
