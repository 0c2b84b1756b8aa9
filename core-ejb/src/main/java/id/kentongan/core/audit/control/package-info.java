/** Writing entries, the chain that seals them, and its verification. */
@NullMarked
package id.kentongan.core.audit.control;

import org.jspecify.annotations.NullMarked;
