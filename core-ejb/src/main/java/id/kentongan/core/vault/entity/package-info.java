/** What is true of contacts, names and consents, without any container. */
@NullMarked
package id.kentongan.core.vault.entity;

import org.jspecify.annotations.NullMarked;
