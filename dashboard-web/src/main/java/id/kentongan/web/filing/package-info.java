/** What people fill in to file a report, on the citizens' form and on the officers' page: read, checked, given back. */
@NullMarked
package id.kentongan.web.filing;

import org.jspecify.annotations.NullMarked;
