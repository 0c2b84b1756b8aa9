/** What is found out about a report before anybody has looked at it, as pure functions. */
@NullMarked
package id.kentongan.report.entity.verification;

import org.jspecify.annotations.NullMarked;
