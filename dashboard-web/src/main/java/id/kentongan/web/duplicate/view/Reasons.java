package id.kentongan.web.duplicate.view;

import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Says why two reports are taken for one, such as: 120 m away, same category, 35 minutes earlier, says almost the same. */
@RequestScoped
public class Reasons {

    @Inject
    private Texts texts;

    /** @param likeness of the report that is shown with another; the time is the other's */
    String of(Likeness likeness) {
        return String.join(
                ", ",
                texts.get("duplicate.distance", Math.round(likeness.metres())),
                texts.get("duplicate.kinship." + likeness.kinship()),
                apart(likeness.apart()),
                texts.get("duplicate.wording." + likeness.wording()));
    }

    private String apart(Duration apart) {
        Duration between = apart.abs();
        if (between.toMinutes() < 1) {
            return texts.get("duplicate.at-once");
        }
        if (between.toHours() < 2) {
            return texts.get("duplicate.minutes." + direction(apart), between.toMinutes());
        }
        return between.toDays() < 2
                ? texts.get("duplicate.hours." + direction(apart), between.toHours())
                : texts.get("duplicate.days." + direction(apart), between.toDays());
    }

    private static String direction(Duration apart) {
        return apart.isNegative() ? "later" : "earlier";
    }
}
