/** How a request says who is there, whatever it comes with: a session, a key, an answer of a provider, a form. */
@NullMarked
package id.kentongan.web.identity.door;

import org.jspecify.annotations.NullMarked;
