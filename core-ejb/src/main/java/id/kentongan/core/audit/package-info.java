/**
 * The audit and its tamper evidence.
 *
 * <ul>
 *   <li>R-AUD-1: An entry is written in the transaction of what it tells of, by roles that can only add.
 *   <li>R-AUD-2: Every entry is sealed into its tenant's chain; changing, removing, inserting or reordering one is found
 *       and named, also when a superuser did it.
 *   <li>R-AUD-3: The head of each chain is signed once a day and written to the log every ten minutes, so that a copy of
 *       it can leave the host.
 * </ul>
 */
@NullMarked
package id.kentongan.core.audit;

import org.jspecify.annotations.NullMarked;
