/** Signals to open pages: one socket, nothing personal in it. */
@NullMarked
package id.kentongan.web.live;

import org.jspecify.annotations.NullMarked;
