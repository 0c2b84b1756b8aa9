@NullMarked
package id.kentongan.core.map.boundary;

import org.jspecify.annotations.NullMarked;
