/** The relay: from the outbox to the queues. */
@NullMarked
package id.kentongan.core.outbox.boundary;

import org.jspecify.annotations.NullMarked;
