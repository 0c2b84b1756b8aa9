/** What an officer is told. */
@NullMarked
package id.kentongan.core.notification.entity;

import org.jspecify.annotations.NullMarked;
