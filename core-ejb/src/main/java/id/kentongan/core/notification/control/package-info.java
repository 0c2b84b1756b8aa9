/** Writing alerts to the members of a unit. */
@NullMarked
package id.kentongan.core.notification.control;

import org.jspecify.annotations.NullMarked;
