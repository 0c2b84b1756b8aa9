/** Entries, and what verification finds. */
@NullMarked
package id.kentongan.core.audit.entity;

import org.jspecify.annotations.NullMarked;
