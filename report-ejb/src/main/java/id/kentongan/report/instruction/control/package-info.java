@NullMarked
package id.kentongan.report.instruction.control;

import org.jspecify.annotations.NullMarked;
