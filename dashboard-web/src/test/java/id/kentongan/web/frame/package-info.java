@NullMarked
package id.kentongan.web.frame;

import org.jspecify.annotations.NullMarked;
