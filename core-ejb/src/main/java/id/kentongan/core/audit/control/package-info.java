/** What was decided, by whom and why: written in the transaction of the decision, never changed. */
@NullMarked
package id.kentongan.core.audit.control;

import org.jspecify.annotations.NullMarked;
