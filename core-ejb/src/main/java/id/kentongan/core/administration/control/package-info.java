/** What the desks of administrators have in common. */
@NullMarked
package id.kentongan.core.administration.control;

import org.jspecify.annotations.NullMarked;
