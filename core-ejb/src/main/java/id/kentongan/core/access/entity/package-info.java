/** Who acts: the signed-in person and the units the person works for, as every boundary receives it. */
@NullMarked
package id.kentongan.core.access.entity;

import org.jspecify.annotations.NullMarked;
