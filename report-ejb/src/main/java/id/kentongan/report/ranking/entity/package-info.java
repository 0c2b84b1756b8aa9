/** How offices are compared: boards, the formula, places. */
@NullMarked
package id.kentongan.report.ranking.entity;

import org.jspecify.annotations.NullMarked;
