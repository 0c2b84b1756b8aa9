/** The report: the module's one aggregate, its states and its history. */
@NullMarked
package id.kentongan.report.entity;

import org.jspecify.annotations.NullMarked;
