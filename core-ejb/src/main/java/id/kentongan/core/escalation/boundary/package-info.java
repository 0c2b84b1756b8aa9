/** The listeners of the tiers' queues and the desk that applies what they knock for. */
@NullMarked
package id.kentongan.core.escalation.boundary;

import org.jspecify.annotations.NullMarked;
