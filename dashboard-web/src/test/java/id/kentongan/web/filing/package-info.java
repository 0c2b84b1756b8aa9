/** Tests of what people fill in. */
@NullMarked
package id.kentongan.web.filing;

import org.jspecify.annotations.NullMarked;
