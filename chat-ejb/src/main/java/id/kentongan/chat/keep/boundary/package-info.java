/** Where privacy officers decide what is kept, and the job that takes the rest away. */
@NullMarked
package id.kentongan.chat.keep.boundary;

import org.jspecify.annotations.NullMarked;
