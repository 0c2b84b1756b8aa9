/** Disaster mode of a government, as pages and the interface show it. */
@NullMarked
package id.kentongan.web.disaster;

import org.jspecify.annotations.NullMarked;
