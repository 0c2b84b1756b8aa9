/** Who may do what, tried cell by cell on the running program. */
@NullMarked
package id.kentongan.st.access;

import org.jspecify.annotations.NullMarked;
