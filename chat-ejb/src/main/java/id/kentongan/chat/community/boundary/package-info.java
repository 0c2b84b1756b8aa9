/**
 * Communities that citizens found.
 *
 * <ul>
 *   <li>CM.1 - A community shall come into being when a citizen whose account is trusted asks for it and a moderator agrees.
 *   <li>CM.2 - Who can find, join and read a community shall be said before anybody joins it.
 *   <li>CM.3 - Members shall be in it by the name that they have in its kelurahan. <i>(why: a name that holds in two
 *       kelurahan would join what somebody says in both)</i>
 *   <li>CM.4 - When a moderator refuses or closes one, they shall say why, and who founded it shall read that.
 *   <li>CM.5 - When a member moves out of its area, they shall be in it no longer.
 * </ul>
 */
@NullMarked
package id.kentongan.chat.community.boundary;

import org.jspecify.annotations.NullMarked;
