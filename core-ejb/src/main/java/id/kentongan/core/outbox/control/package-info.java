/** Writing to the outbox inside a transaction, leasing from it, and what could not be delivered. */
@NullMarked
package id.kentongan.core.outbox.control;

import org.jspecify.annotations.NullMarked;
