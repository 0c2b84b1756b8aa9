/** What is asked and answered. */
@NullMarked
package id.kentongan.core.privacy.entity;

import org.jspecify.annotations.NullMarked;
