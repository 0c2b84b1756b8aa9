/** What is true of credentials, without any container. */
@NullMarked
package id.kentongan.core.identity.entity;

import org.jspecify.annotations.NullMarked;
