/** What the desks of administrators show and refuse. */
@NullMarked
package id.kentongan.core.administration.entity;

import org.jspecify.annotations.NullMarked;
