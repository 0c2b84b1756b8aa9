/** Signing in through a real provider of identities. */
@NullMarked
package id.kentongan.st.keycloak;

import org.jspecify.annotations.NullMarked;
