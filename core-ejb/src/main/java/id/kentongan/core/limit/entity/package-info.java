/** How much each kind of client may ask for. */
@NullMarked
package id.kentongan.core.limit.entity;

import org.jspecify.annotations.NullMarked;
