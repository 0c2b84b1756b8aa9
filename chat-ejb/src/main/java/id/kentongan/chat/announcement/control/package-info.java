/** What is posted by the system itself. */
@NullMarked
package id.kentongan.chat.announcement.control;

import org.jspecify.annotations.NullMarked;
