/** What is kept, as the database knows it. */
@NullMarked
package id.kentongan.chat.keep.control;

import org.jspecify.annotations.NullMarked;
