@NullMarked
package id.kentongan.core.edition.entity;

import org.jspecify.annotations.NullMarked;
