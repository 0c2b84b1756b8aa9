/** How long what is said in rooms is kept, what is held back from going, and who takes it along. */
@NullMarked
package id.kentongan.chat.keep;

import org.jspecify.annotations.NullMarked;
