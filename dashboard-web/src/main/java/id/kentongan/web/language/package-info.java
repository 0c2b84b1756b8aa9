/** Indonesian or English: texts, times, and the reader's choice. */
@NullMarked
package id.kentongan.web.language;

import org.jspecify.annotations.NullMarked;
