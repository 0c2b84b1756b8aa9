/** Where settings come from, on servers with MicroProfile Config and on those without. */
@NullMarked
package id.kentongan.core.configuration.control;

import org.jspecify.annotations.NullMarked;
