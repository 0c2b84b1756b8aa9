/** What waits in the outbox. */
@NullMarked
package id.kentongan.core.outbox.entity;

import org.jspecify.annotations.NullMarked;
