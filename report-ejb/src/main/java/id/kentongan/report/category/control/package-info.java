/** Versions of categories. */
@NullMarked
package id.kentongan.report.category.control;

import org.jspecify.annotations.NullMarked;
