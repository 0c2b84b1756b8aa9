/** What nodes say to each other. */
@NullMarked
package id.kentongan.core.live.entity;

import org.jspecify.annotations.NullMarked;
