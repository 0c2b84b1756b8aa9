/** Moderators look at what rules, the model or readers have pointed out in rooms, decide, and are corrected by others. */
@NullMarked
package id.kentongan.chat.review;

import org.jspecify.annotations.NullMarked;
