/**
 * What is true of moderating a text: rules, tokens, findings and what is decided. Nothing here knows a database or a
 * server.
 */
@NullMarked
package id.kentongan.chat.moderation.entity;

import org.jspecify.annotations.NullMarked;
