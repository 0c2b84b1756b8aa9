/** Which reports an export may say how much of. */
@NullMarked
package id.kentongan.report.export.control;

import org.jspecify.annotations.NullMarked;
