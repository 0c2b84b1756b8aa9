package id.kentongan.core.identity.entity;

import java.util.Map;

/**
 * Who somebody is to an identity provider.
 *
 * @param subject what the provider never gives to another
 * @param claims the others that are short texts; only what stands in our own table is believed of them
 */
public record ProviderIdentity(String issuer, String subject, Map<String, String> claims) {

    public ProviderIdentity {
        claims = Map.copyOf(claims);
    }

    @Override
    public String toString() {
        return "ProviderIdentity[" + issuer + "]";
    }
}
