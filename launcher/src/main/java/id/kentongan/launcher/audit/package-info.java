/** The command {@code audit verify}: whether the audit still is what was sealed. */
@NullMarked
package id.kentongan.launcher.audit;

import org.jspecify.annotations.NullMarked;
