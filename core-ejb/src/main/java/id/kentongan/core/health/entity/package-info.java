/** What is asked and answered about health. */
@NullMarked
package id.kentongan.core.health.entity;

import org.jspecify.annotations.NullMarked;
