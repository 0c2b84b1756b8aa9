package id.kentongan.report.instruction.entity;

import id.kentongan.core.organisation.entity.AreaCode;

/** A chat room that an instruction is about: named by value, since rooms are another module's. */
public record RoomSubject(AreaCode area, Kind kind) {

    /** Of the citizens of a kelurahan, or of the officers of a place. */
    public enum Kind {
        KELURAHAN,
        OFFICERS
    }
}
