/**
 * The names that people are known by in a kelurahan.
 *
 * <ul>
 *   <li>R-PSN-1: A person shall have one pseudonym in each kelurahan, and no two there the same name.
 *   <li>R-PSN-2: The id that is shown shall be one of the kelurahan alone: the same person's ids in two kelurahan have
 *       nothing in common.
 *   <li>R-PSN-3: A name shall be one that was proposed, from lists of words that offend nobody; nobody writes their own.
 *   <li>R-PSN-4: Who has chosen a name shall choose another one after 30 days at the earliest: neighbours must know whom
 *       they talk to.
 * </ul>
 */
@NullMarked
package id.kentongan.core.pseudonym;

import org.jspecify.annotations.NullMarked;
