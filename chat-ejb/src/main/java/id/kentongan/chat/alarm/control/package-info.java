/** Finds what many speak of at once, and keeps it. */
@NullMarked
package id.kentongan.chat.alarm.control;

import org.jspecify.annotations.NullMarked;
