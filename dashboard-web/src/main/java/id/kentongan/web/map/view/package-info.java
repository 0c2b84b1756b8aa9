/** What stands behind its page. */
@NullMarked
package id.kentongan.web.map.view;

import org.jspecify.annotations.NullMarked;
