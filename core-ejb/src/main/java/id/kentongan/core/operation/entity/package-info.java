/** What the clockwork says. */
@NullMarked
package id.kentongan.core.operation.entity;

import org.jspecify.annotations.NullMarked;
