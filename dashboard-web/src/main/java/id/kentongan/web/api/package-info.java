/**
 * Our own REST interface below {@code /api}: what Open311 cannot say, or says in a way that makes strict clients stumble.
 */
@NullMarked
package id.kentongan.web.api;

import org.jspecify.annotations.NullMarked;
