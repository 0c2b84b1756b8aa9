/** What can be wrong with a photo. */
@NullMarked
package id.kentongan.report.photo.entity;

import org.jspecify.annotations.NullMarked;
