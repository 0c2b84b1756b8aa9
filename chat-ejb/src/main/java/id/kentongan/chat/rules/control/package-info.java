/** The rules of governments, as the database keeps them and as messages are judged by. */
@NullMarked
package id.kentongan.chat.rules.control;

import org.jspecify.annotations.NullMarked;
