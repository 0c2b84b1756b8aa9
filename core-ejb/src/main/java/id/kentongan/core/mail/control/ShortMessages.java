package id.kentongan.core.mail.control;

import java.io.IOException;

/** Carries short messages to telephones. No provider is connected yet; whoever connects one implements this. */
public interface ShortMessages {

    /**
     * @param number as ITU-T E.164 writes it
     * @param text at most 160 characters
     * @throws IOException if it was not taken
     */
    void carry(String number, String text) throws IOException;
}
