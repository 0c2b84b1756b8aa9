/** What people do with a browser, in a real one. */
@NullMarked
package id.kentongan.st.journey;

import org.jspecify.annotations.NullMarked;
