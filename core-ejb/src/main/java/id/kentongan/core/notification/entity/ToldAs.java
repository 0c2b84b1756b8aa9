package id.kentongan.core.notification.entity;

/** Why it is this person who is told. */
public enum ToldAs {
    /** Has the turn on the unit's rota. */
    DUTY,
    /** Belongs to the unit, and nobody has the turn. */
    MEMBER,
    /** Stands in for somebody who is told. */
    DEPUTY,
    HEAD,
    /** Of a unit above, since the one that is meant has nobody. */
    ABOVE,
    /** Administers the unit. */
    ADMINISTRATOR,
    /** It is about the person. */
    SELF
}
