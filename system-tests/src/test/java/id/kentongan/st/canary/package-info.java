/** Invented people who must be found nowhere but in the vault. */
@NullMarked
package id.kentongan.st.canary;

import org.jspecify.annotations.NullMarked;
