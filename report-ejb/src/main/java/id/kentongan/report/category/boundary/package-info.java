/** Where administrators change categories. */
@NullMarked
package id.kentongan.report.category.boundary;

import org.jspecify.annotations.NullMarked;
