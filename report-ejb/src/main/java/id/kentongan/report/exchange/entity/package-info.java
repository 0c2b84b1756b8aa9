/** What is said between this and other systems. */
@NullMarked
package id.kentongan.report.exchange.entity;

import org.jspecify.annotations.NullMarked;
