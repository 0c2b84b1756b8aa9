/** What every page and resource of the web application shares: errors, texts, security headers, correlation. */
@NullMarked
package id.kentongan.web.support;

import org.jspecify.annotations.NullMarked;
