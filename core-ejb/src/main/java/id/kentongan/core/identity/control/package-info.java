/** How a person proves to be who the account says: password hashes, one-time links, delays after failures. */
@NullMarked
package id.kentongan.core.identity.control;

import org.jspecify.annotations.NullMarked;
