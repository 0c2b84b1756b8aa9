package id.kentongan.core.mail.control;

import java.io.IOException;

/** Who carries messages cannot be reached or does not let us in: it says nothing about any recipient. */
public class CarrierAway extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence of ours */
    public CarrierAway(String message) {
        super(message);
    }
}
