/** Keeps communities, and says who may found one. */
@NullMarked
package id.kentongan.chat.community.control;

import org.jspecify.annotations.NullMarked;
