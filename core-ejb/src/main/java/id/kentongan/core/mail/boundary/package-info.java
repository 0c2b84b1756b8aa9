/** Where letters are handed in; they go out a moment later. */
@NullMarked
package id.kentongan.core.mail.boundary;

import org.jspecify.annotations.NullMarked;
