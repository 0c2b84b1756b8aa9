/** Alarms from rooms. */
@NullMarked
package id.kentongan.chat.alarm.entity;

import org.jspecify.annotations.NullMarked;
