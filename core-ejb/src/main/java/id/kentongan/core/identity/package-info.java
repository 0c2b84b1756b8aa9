/**
 * Accounts and sessions of people, and keys of partner systems.
 *
 * <p>ID.1 - When somebody signs in with a wrong name, a wrong password, during a delay or on a disabled account, the
 * answer and the work for it shall be the same: nobody learns from it which accounts exist.
 *
 * <p>ID.2 - While wrong tries on an account go on, each further try shall wait longer, up to two minutes; no account is
 * ever locked for good, since that would let a stranger keep an officer out.
 *
 * <p>ID.3 - When a one-time link is redeemed by many at once, exactly one shall succeed; after 24 hours none.
 *
 * <p>ID.4 - The password of a member of staff shall have at least 12 characters; no account shall start with a password
 * that somebody else chose.
 *
 * <p>ID.5 - When an account is disabled or its last membership ends, the person shall be out at the next request.
 *
 * <p>ID.6 - The server shall compute at most two password hashes at a time; whoever would wait too long is told so.
 *
 * <p>ID.7 - When somebody signs in, gets past a step or chooses another password, the browser shall get another token, and
 * the one before shall be worth nothing.
 *
 * <p>ID.8 - When a session ends, by whatever cause, it shall have ended on every node at the next request, and for live
 * pages within five seconds.
 *
 * <p>ID.9 - A code of an authenticator, a recovery code and a code by mail shall be good once, however many try at once.
 *
 * <p>ID.10 - Who is who at an identity provider shall be decided by our own table, and what may be done by our own
 * memberships.
 */
@NullMarked
package id.kentongan.core.identity;

import org.jspecify.annotations.NullMarked;
