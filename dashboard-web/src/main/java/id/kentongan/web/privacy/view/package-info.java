/** Pages on which people meet their own data, and on which privacy officers answer them. */
@NullMarked
package id.kentongan.web.privacy.view;

import org.jspecify.annotations.NullMarked;
