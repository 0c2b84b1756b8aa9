package id.kentongan.core.identity.control;

import id.kentongan.core.identity.entity.ProviderIdentity;
import java.net.URI;

/** The sign-in of somebody else, such as that of a government. */
public interface IdentityProvider {

    /** Whether the settings name one. */
    boolean configured();

    /** How people call it, for a button. */
    String label();

    /** Its own name for itself. */
    String issuer();

    /**
     * Where a browser goes to sign in.
     *
     * @param state comes back with the browser
     * @param nonce comes back inside of what the provider signs
     * @param verifier proves later that who asks for the answer is who began (RFC 7636)
     * @throws id.kentongan.core.identity.entity.ProviderAway if it does not answer
     */
    URI authorization(String state, String nonce, String verifier, URI callback);

    /**
     * Asks who the code is about.
     *
     * @throws id.kentongan.core.identity.entity.ProviderAway if it does not answer
     * @throws id.kentongan.core.identity.entity.ProviderRefusal if its answer proves nothing
     */
    ProviderIdentity identify(String code, String nonce, String verifier, URI callback);
}
