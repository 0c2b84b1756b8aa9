/** Letters. */
@NullMarked
package id.kentongan.core.mail.entity;

import org.jspecify.annotations.NullMarked;
