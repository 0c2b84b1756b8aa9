/** Requests in the vault, in Java. */
@NullMarked
package id.kentongan.core.privacy.control;

import org.jspecify.annotations.NullMarked;
