/** How a photo is drawn anew. */
@NullMarked
package id.kentongan.report.photo.control;

import org.jspecify.annotations.NullMarked;
