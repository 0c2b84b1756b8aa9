@NullMarked
package id.kentongan.report.instruction.entity;

import org.jspecify.annotations.NullMarked;
