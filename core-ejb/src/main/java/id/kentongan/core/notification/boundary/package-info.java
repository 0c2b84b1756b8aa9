/** The board where officers read their alerts. */
@NullMarked
package id.kentongan.core.notification.boundary;

import org.jspecify.annotations.NullMarked;
