/** The rules in force, kept in memory, and who really gets what they name. */
@NullMarked
package id.kentongan.report.control.routing;

import org.jspecify.annotations.NullMarked;
