package id.kentongan.st.api;

/**
 * One kind of request that no honest client would send.
 *
 * @param name says what is wrong
 * @param voice who answers, and so in which shape
 * @param statuses any of these will do
 */
record BadInput(String name, Voice voice, Wire.Sending sending, int... statuses) {

    /** In whose shape the refusal comes. */
    enum Voice {
        /** RFC 9457. */
        PROBLEM,
        /** GeoReport, XML or JSON. */
        OPEN311,
        /** A page for people. */
        PAGE,
        /** The server's own parser of HTTP, which has no words for it. */
        SERVER
    }

    @Override
    public String toString() {
        return name;
    }
}
