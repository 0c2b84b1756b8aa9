/** Writing messages down in order, and finding them again. */
@NullMarked
package id.kentongan.chat.talk.control;

import org.jspecify.annotations.NullMarked;
