/** What is counted, what a recount found, and how figures are read. */
@NullMarked
package id.kentongan.report.rollup.entity;

import org.jspecify.annotations.NullMarked;
