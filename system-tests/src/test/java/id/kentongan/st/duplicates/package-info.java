/** How well duplicates are told from what only looks like them. */
@NullMarked
package id.kentongan.st.duplicates;

import org.jspecify.annotations.NullMarked;
