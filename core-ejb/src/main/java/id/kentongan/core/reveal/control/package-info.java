/** The vault's functions about reveals, in Java. */
@NullMarked
package id.kentongan.core.reveal.control;

import org.jspecify.annotations.NullMarked;
