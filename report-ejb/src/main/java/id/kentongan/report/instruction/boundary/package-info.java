@NullMarked
package id.kentongan.report.instruction.boundary;

import org.jspecify.annotations.NullMarked;
