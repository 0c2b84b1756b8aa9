/**
 * Whether this node can do its work.
 *
 * <p>HL.1 - When the database answers and each schema has exactly the migrations that this build carries, the answer
 * shall be UP; otherwise DOWN, with the part that is not well.
 *
 * <p>HL.2 - While the broker refuses or hangs, or what is in the outbox does not leave it, the part "messaging" shall be
 * DEGRADED and the answer UP (why: everything is still accepted, officers hear of it later; a node that is taken away
 * accepts nothing).
 *
 * <p>HL.3 - With fsync, full_page_writes or synchronous_commit off, the part "durability" shall be DOWN, in a
 * demonstration DEGRADED (why: an acknowledged report would not survive a power cut).
 */
@NullMarked
package id.kentongan.core.health.boundary;

import org.jspecify.annotations.NullMarked;
