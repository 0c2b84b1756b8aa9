/**
 * One way to log, and the id that joins the lines of one matter.
 *
 * <p>LG.1 - What one request causes, in this transaction and later over the outbox, the queue and the listener, shall be
 * logged under one correlation id (why: who looks for the way of one report needs one search).
 *
 * <p>LG.2 - A value in a log line shall not be able to end the line or to begin another one (why: what a client sends
 * must not forge entries).
 */
@NullMarked
package id.kentongan.core.logging;

import org.jspecify.annotations.NullMarked;
