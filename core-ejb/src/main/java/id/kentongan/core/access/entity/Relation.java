package id.kentongan.core.access.entity;

/** How an object lies to the unit of who acts. */
public enum Relation {
    /** In the unit's own area, or the unit's own. */
    OWN,
    /** Of the same government, in an area below the unit's. */
    CHILD,
    /** Of the same government, in an area beside the unit's. */
    SIBLING,
    /** Of the same government, in an area that the unit's lies in. */
    PARENT,
    /** Of a government in the unit's area that the unit's government oversees. */
    OVERSEEN,
    /** Of another government. */
    FOREIGN,
    /** The installation itself, which is no government's. */
    INSTALLATION
}
