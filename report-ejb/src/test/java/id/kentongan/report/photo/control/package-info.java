/** Tests of the darkroom. */
@NullMarked
package id.kentongan.report.photo.control;

import org.jspecify.annotations.NullMarked;
