package id.kentongan.launcher.doctor;

/**
 * What one look has shown.
 *
 * @param cure what to do; empty when all is well
 */
record Finding(Grade grade, String sentence, String cure) {
    enum Grade {
        WELL("+"),
        /** Missing for tests or comfort only. */
        HINT("?"),
        ILL("!");

        private final String mark;

        Grade(String mark) {
            this.mark = mark;
        }
    }

    String line() {
        return "[" + grade.mark + "] " + sentence + (cure.isEmpty() ? "" : System.lineSeparator() + "      " + cure);
    }
}
