/** Tests of what a category must be like. */
@NullMarked
package id.kentongan.report.category.control;

import org.jspecify.annotations.NullMarked;
