package id.kentongan.launcher.replay;

/** What became of one report. */
sealed interface Answer {

    /**
     * @param areaCode of the kelurahan, empty when the server does not tell
     * @param office the name of the responsible office
     */
    record Accepted(String ticket, String areaCode, String office) implements Answer {}

    /**
     * @param code of the body's first error
     */
    record Refused(int status, int code, String description) implements Answer {}

    /** No answer for as long as we were ready to wait. */
    record None(String reason) implements Answer {}
}
