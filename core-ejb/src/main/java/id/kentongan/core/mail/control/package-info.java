/** How letters leave, whatever carries them. */
@NullMarked
package id.kentongan.core.mail.control;

import org.jspecify.annotations.NullMarked;
