/** Reports on the map of offices: counted by area, counted by square, or one by one, always within what one may read. */
@NullMarked
package id.kentongan.report.map;

import org.jspecify.annotations.NullMarked;
