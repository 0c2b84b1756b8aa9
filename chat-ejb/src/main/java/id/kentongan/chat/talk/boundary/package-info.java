/**
 * Talking in rooms.
 *
 * <ul>
 *   <li>TK.1 - When a message is accepted, it shall have the next number of its room, and be found under it for ever.
 *       <i>(why: who knows the last number knows whether anything is missing)</i>
 *   <li>TK.2 - When the same message comes again, the first answer shall be given and nothing be said twice. <i>(why: a
 *       sender who heard no answer sends again)</i>
 *   <li>TK.3 - When a message is edited, taken back or hidden, everybody who was away shall hear of it as of a new one.
 *   <li>TK.4 - What a message said before shall be kept as long as the message, for moderators alone.
 *   <li>TK.5 - Citizens shall appear by the name that they have in the room's kelurahan, and be in the rooms of the one they
 *       live in.
 *   <li>TK.6 - Citizens under 17, and who has not said how old they are, shall be in no room. <i>(why: PP 17/2025)</i>
 *   <li>TK.7 - When somebody moves, their open pages on any node shall hear the rooms of there, and those of before no longer,
 *       within two seconds.
 *   <li>TK.8 - Officials of RT and RW shall have a room with the officers of their kelurahan in which no citizen is, and
 *       appear nowhere as an office. <i>(why: an RT or RW is a body of the community)</i>
 * </ul>
 */
@NullMarked
package id.kentongan.chat.talk.boundary;

import org.jspecify.annotations.NullMarked;
