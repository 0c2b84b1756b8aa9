package id.kentongan.report.intake.boundary;

import id.kentongan.report.intake.control.Fingerprint;

/**
 * A client's name for one report, under which it may send it again.
 *
 * @param hash over the sender and the key, hexadecimal
 */
public record IdempotencyKey(String hash) {

    /**
     * @param sender who chose the key, such as an API key; only its hash is kept
     */
    public static IdempotencyKey of(String sender, String key) {
        return new IdempotencyKey(Fingerprint.of(sender, key));
    }
}
