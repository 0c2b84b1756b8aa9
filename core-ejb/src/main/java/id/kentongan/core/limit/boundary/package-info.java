/**
 * Limits per client, shared by all nodes.
 *
 * <ul>
 *   <li>R8.1 - When a client asks for more than its class allows, it shall be told how long to wait. <i>(why: one client
 *       must not use up what is there for all)</i>
 *   <li>R8.2 - While several nodes serve one client, they shall agree on its use within a second.
 *   <li>R8.3 - While the database is away, each node shall go on with what it knows itself. <i>(why: a limit is no reason
 *       to refuse everybody)</i>
 *   <li>R8.4 - The memory for clients shall be bounded, however many addresses ask.
 * </ul>
 */
@NullMarked
package id.kentongan.core.limit.boundary;

import org.jspecify.annotations.NullMarked;
