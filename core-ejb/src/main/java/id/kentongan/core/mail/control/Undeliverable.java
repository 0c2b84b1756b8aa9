package id.kentongan.core.mail.control;

import java.io.IOException;

/** Nothing arrives at that address, now or later. */
public class Undeliverable extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence of ours; what a server says may repeat the address */
    public Undeliverable(String message) {
        super(message);
    }
}
