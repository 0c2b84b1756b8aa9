/** A case: something that somebody must answer in time, whatever it is about. */
@NullMarked
package id.kentongan.core.escalation.entity;

import org.jspecify.annotations.NullMarked;
