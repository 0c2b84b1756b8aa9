/**
 * The public feed: what happens in a city, around a place, in a kelurahan.
 *
 * <ul>
 *   <li>R-FEED-1: The feed shall show reports that are verified and public, and nothing of any other; one that is no longer
 *       verified is gone with the next page.
 *   <li>R-FEED-2: Reports that are taken together shall be one entry, with their number.
 *   <li>R-FEED-3: Each view shall be read by keyset over an index: a page costs the same wherever it stands, and a report
 *       that comes in meanwhile moves none onto another page.
 *   <li>R-FEED-4: A cursor shall continue the list that it came from and no other.
 * </ul>
 */
@NullMarked
package id.kentongan.report.feed;

import org.jspecify.annotations.NullMarked;
