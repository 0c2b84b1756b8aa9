/** Where reporters come back, and where objections are decided. */
@NullMarked
package id.kentongan.report.aftercare.boundary;

import org.jspecify.annotations.NullMarked;
