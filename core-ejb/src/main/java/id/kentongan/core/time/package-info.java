/** Time as the database tells it, and the city's calendar. */
@NullMarked
package id.kentongan.core.time;

import org.jspecify.annotations.NullMarked;
