/** What somebody was told, and how they want to be told. */
@NullMarked
package id.kentongan.web.notice.view;

import org.jspecify.annotations.NullMarked;
