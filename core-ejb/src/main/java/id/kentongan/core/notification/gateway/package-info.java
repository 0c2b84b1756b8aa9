/** What carries pushes: the push services of browsers. */
@NullMarked
package id.kentongan.core.notification.gateway;

import org.jspecify.annotations.NullMarked;
