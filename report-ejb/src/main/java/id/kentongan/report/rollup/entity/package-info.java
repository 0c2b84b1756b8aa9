/** What is counted, and what a recount found. */
@NullMarked
package id.kentongan.report.rollup.entity;

import org.jspecify.annotations.NullMarked;
