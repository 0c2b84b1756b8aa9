/** How alike two reports are, and why: pure functions without a database. */
@NullMarked
package id.kentongan.report.duplicate.entity;

import org.jspecify.annotations.NullMarked;
