/** What officers do about alarms from rooms. */
@NullMarked
package id.kentongan.chat.alarm.boundary;

import org.jspecify.annotations.NullMarked;
