package id.kentongan.core.mail.control;

import id.kentongan.core.mail.entity.Letter;
import java.io.IOException;

/** Carries letters. */
public interface Post {

    /**
     * @param from the sender, as the settings say
     * @throws Undeliverable if nothing ever arrives at that address
     * @throws CarrierAway if nobody was there to take it
     * @throws IOException if it was not taken; it may have been all the same
     */
    void carry(String from, Letter letter) throws IOException;
}
