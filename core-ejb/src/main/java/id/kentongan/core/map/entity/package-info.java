@NullMarked
package id.kentongan.core.map.entity;

import org.jspecify.annotations.NullMarked;
