/** Our own JSON interface and the bounds of all interfaces, from outside. */
@NullMarked
package id.kentongan.st.api;

import org.jspecify.annotations.NullMarked;
