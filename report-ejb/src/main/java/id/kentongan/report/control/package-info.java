/** The repository of the aggregate, used by all features. */
@NullMarked
package id.kentongan.report.control;

import org.jspecify.annotations.NullMarked;
