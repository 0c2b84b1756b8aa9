/** Where a government writes its rules. */
@NullMarked
package id.kentongan.chat.rules.boundary;

import org.jspecify.annotations.NullMarked;
