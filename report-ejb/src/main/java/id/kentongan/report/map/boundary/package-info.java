/** Where the map asks. */
@NullMarked
package id.kentongan.report.map.boundary;

import org.jspecify.annotations.NullMarked;
