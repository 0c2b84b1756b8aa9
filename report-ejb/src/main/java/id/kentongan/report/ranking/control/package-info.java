/** Freezes months and reads what was frozen. */
@NullMarked
package id.kentongan.report.ranking.control;

import org.jspecify.annotations.NullMarked;
