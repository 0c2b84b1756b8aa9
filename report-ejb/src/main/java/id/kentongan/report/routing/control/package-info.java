/** How rules are checked before they hold, and tried on what has been. */
@NullMarked
package id.kentongan.report.routing.control;

import org.jspecify.annotations.NullMarked;
