/** Where control rooms ask. */
@NullMarked
package id.kentongan.report.situation.boundary;

import org.jspecify.annotations.NullMarked;
