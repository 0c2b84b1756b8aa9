/** Who works where, who stands in for whom, who is on duty, which partner has a key: changed by administrators, with history. */
@NullMarked
package id.kentongan.core.administration;

import org.jspecify.annotations.NullMarked;
