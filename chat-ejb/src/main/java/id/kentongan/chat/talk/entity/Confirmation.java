package id.kentongan.chat.talk.entity;

/**
 * How far those who were asked to have confirmed that they have read an announcement.
 *
 * @param asked how many officials of RT and RW the kelurahan had when it was said
 * @param done how many have confirmed
 * @param mine whether the reader has
 */
public record Confirmation(int asked, int done, boolean mine) {}
