package id.kentongan.core.mail.control;

import java.io.IOException;
import java.util.UUID;

/** Carries short messages to telephones. */
public interface ShortMessages {

    /** Whether anything carries them here. */
    boolean ready();

    /**
     * @param number as ITU-T E.164 writes it
     * @param text at most 160 characters
     * @param id the same at each attempt: who was handed the same twice sends it once
     * @throws Undeliverable if nothing ever arrives at that number
     * @throws CarrierAway if nobody was there to take it
     * @throws IOException if it was not taken; it may have been all the same
     */
    void carry(String number, String text, UUID id) throws IOException;
}
