/** Where somebody stands in the queue, and what may be decided there. */
@NullMarked
package id.kentongan.report.verification.entity;

import org.jspecify.annotations.NullMarked;
