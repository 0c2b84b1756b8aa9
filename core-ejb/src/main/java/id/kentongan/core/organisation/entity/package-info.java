/** Areas, governments, units and the answer to "where is this?". */
@NullMarked
package id.kentongan.core.organisation.entity;

import org.jspecify.annotations.NullMarked;
