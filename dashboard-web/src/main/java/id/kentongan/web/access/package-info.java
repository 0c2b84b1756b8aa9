/** Which action stands behind each door: every method of an interface, page, servlet and socket. */
@NullMarked
package id.kentongan.web.access;

import org.jspecify.annotations.NullMarked;
