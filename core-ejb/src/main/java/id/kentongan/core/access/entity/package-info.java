/** Who acts, on what, and whether they may: one pure function over one table, which every boundary asks. */
@NullMarked
package id.kentongan.core.access.entity;

import org.jspecify.annotations.NullMarked;
