@NullMarked
package id.kentongan.core.map.control;

import org.jspecify.annotations.NullMarked;
