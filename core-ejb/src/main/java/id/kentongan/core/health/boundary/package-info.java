/**
 * Whether this node can do its work.
 *
 * <p>HL.1 - When the database answers and each schema has exactly the migrations that this build carries, the answer
 * shall be UP; otherwise DOWN, with the part that is not well. The broker is not asked: without it everything is still
 * accepted.
 */
@NullMarked
package id.kentongan.core.health.boundary;

import org.jspecify.annotations.NullMarked;
