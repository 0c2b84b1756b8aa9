package id.kentongan.chat.room.entity;

import java.util.UUID;

/**
 * Something was said in a room, or happened to a message of it. Fired in the transaction that did it; whoever passes it on
 * to open pages observes its success, and reads in the database what it was.
 */
public record RoomChanged(UUID room) {}
