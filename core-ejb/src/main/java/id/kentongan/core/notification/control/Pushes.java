package id.kentongan.core.notification.control;

import java.io.IOException;
import java.util.UUID;

/** Carries pushes to browsers. */
public interface Pushes {

    /**
     * @param subscription what the browser gave, as {@code Subscription} writes it
     * @param text what is shown and where it leads, as JSON; at most 2,000 bytes
     * @param urgent whether it may wake a telephone that saves its battery
     * @param id the same at each attempt: a browser shows it once
     * @throws id.kentongan.core.mail.control.Undeliverable if the browser has gone
     * @throws IOException if it was not taken; it may have been all the same
     */
    void carry(String subscription, String text, boolean urgent, UUID id) throws IOException;
}
