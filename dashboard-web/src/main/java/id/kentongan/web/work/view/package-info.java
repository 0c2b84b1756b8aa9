/** The page of what an officer has to do. */
@NullMarked
package id.kentongan.web.work.view;

import org.jspecify.annotations.NullMarked;
