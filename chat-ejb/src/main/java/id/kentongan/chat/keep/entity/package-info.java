/** Terms of keeping, holds and records. */
@NullMarked
package id.kentongan.chat.keep.entity;

import org.jspecify.annotations.NullMarked;
