/** A name, and what became of choosing one. */
@NullMarked
package id.kentongan.core.pseudonym.entity;

import org.jspecify.annotations.NullMarked;
