/** Open311 GeoReport v2 as a foreign client sees it: over HTTP, against a started server of any form. */
@NullMarked
package id.kentongan.st.open311;

import org.jspecify.annotations.NullMarked;
