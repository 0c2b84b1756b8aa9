/** Opening, raising and accepting cases. */
@NullMarked
package id.kentongan.core.escalation.control;

import org.jspecify.annotations.NullMarked;
