/** Keys that carry the tenant and the time. */
@NullMarked
package id.kentongan.core.database.entity;

import org.jspecify.annotations.NullMarked;
