/** What may stand in words that people write for others. */
@NullMarked
package id.kentongan.core.text.entity;

import org.jspecify.annotations.NullMarked;
