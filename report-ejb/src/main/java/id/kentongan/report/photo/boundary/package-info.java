/** Where photos come in and are looked at. */
@NullMarked
package id.kentongan.report.photo.boundary;

import org.jspecify.annotations.NullMarked;
