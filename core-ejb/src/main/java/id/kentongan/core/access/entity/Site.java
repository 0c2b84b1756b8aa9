package id.kentongan.core.access.entity;

/** The parts that browsers keep apart when each has a host name of its own (OWASP ASVS 5.0, 3.5.4). */
public enum Site {
    /** Citizens and other software: Open311, the JSON interface, public figures. */
    PUBLIC("kentongan.public.url"),
    /** Officers' pages and the live socket. */
    STAFF("kentongan.staff.url"),
    /** What citizens uploaded: it must never run as a page of the other two. */
    MEDIA("kentongan.media.url");

    private final String setting;

    Site(String setting) {
        this.setting = setting;
    }

    /** The name of the setting with its address; without one the public address serves it too. */
    public String setting() {
        return setting;
    }
}
