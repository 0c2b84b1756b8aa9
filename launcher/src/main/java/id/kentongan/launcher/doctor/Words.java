package id.kentongan.launcher.doctor;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.doctor.Finding.Grade;

/** Findings in the language of whoever asked. */
record Words(Messages messages) {

    /** @param key of the sentence; that of its cure ends in {@code .cure} */
    Finding finding(Grade grade, String key, Object... arguments) {
        return new Finding(
                grade,
                messages.text(key, arguments),
                grade == Grade.WELL ? "" : messages.text(key + ".cure", arguments));
    }
}
