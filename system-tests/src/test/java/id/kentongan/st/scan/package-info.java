/** Scanners of others against the running program, as people of several roles. */
@NullMarked
package id.kentongan.st.scan;

import org.jspecify.annotations.NullMarked;
