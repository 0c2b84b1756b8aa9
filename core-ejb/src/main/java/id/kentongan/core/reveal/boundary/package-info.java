/** Where reveals are decided and read. */
@NullMarked
package id.kentongan.core.reveal.boundary;

import org.jspecify.annotations.NullMarked;
