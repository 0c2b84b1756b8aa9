/** Rules that say who gets a report, as pure functions of what is known of it. */
@NullMarked
package id.kentongan.report.entity.routing;

import org.jspecify.annotations.NullMarked;
