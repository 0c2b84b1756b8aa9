/** How other systems are reached that know people: a government's provider of identities. */
@NullMarked
package id.kentongan.core.identity.gateway;

import org.jspecify.annotations.NullMarked;
