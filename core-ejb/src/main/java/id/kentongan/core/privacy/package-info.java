/**
 * What people can do about their own data (UU 27/2022, articles 5 to 13): see it, take it along, withdraw a consent, ask for
 * correction or to be forgotten; and the privacy officers who answer.
 *
 * <ul>
 *   <li>PR.1 - When a person asks, the request shall be answered within 72 hours; the list of the privacy officers shows
 *       until when, the one that is due first on top.
 *   <li>PR.2 - When an erasure is granted, contacts, names, consents, pseudonyms and who wrote which report shall be gone in
 *       the same transaction, and the account closed; reports shall stay and be nobody's.
 *   <li>PR.3 - A privacy officer shall not learn who asks, beyond what the person writes.
 * </ul>
 */
@NullMarked
package id.kentongan.core.privacy;

import org.jspecify.annotations.NullMarked;
