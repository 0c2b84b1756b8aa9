package id.kentongan.web.alert.view;

import id.kentongan.chat.alarm.entity.AlarmNumber;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.report.instruction.entity.InstructionNumber;

/**
 * What a case is called by says which page is about it: a report's ticket, or the number of an instruction, an alarm or a
 * moderation case.
 */
public final class Reference {

    private Reference() {}

    public static boolean isInstruction(String number) {
        return InstructionNumber.parse(number).isPresent();
    }

    public static boolean isChatAlarm(String number) {
        return AlarmNumber.parse(number).isPresent();
    }

    public static boolean isReview(String number) {
        return ReviewNumber.parse(number).isPresent();
    }

    /** Whether it is what an own page is about, and no report. */
    public static boolean isNoReport(String number) {
        return isInstruction(number) || isChatAlarm(number) || isReview(number);
    }

    /** The page that is about it, below the context. */
    public static String address(int tenantId, String number) {
        if (isInstruction(number)) {
            return "/instruction/show.xhtml?number=" + number;
        }
        if (isReview(number)) {
            return "/room/review.xhtml?tenant=" + tenantId + "&number=" + number;
        }
        return isChatAlarm(number)
                ? "/room/alarm.xhtml?tenant=" + tenantId + "&number=" + number
                : "/report/show.xhtml?tenant=" + tenantId + "&ticket=" + number;
    }
}
