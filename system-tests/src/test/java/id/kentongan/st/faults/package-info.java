/**
 * Faults on purpose: what is promised for the worst day, tried on the built jar and judged by SQL against a ledger of what
 * clients were told. Each experiment has a control run in which one protection is off; there it must fail, or it proves
 * nothing. No switch of the product turns a protection off: a control changes the harness's own database, or starts a
 * jar that the harness has made with one class replaced.
 */
@NullMarked
package id.kentongan.st.faults;

import org.jspecify.annotations.NullMarked;
