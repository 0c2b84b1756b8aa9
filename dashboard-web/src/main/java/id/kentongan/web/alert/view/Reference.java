package id.kentongan.web.alert.view;

import id.kentongan.chat.alarm.entity.AlarmNumber;
import id.kentongan.report.instruction.entity.InstructionNumber;

/** What a case is called by says which page is about it: a report's ticket, an instruction's number, an alarm's. */
public final class Reference {

    private Reference() {}

    public static boolean isInstruction(String number) {
        return InstructionNumber.parse(number).isPresent();
    }

    public static boolean isChatAlarm(String number) {
        return AlarmNumber.parse(number).isPresent();
    }

    /** The page that is about it, below the context. */
    public static String address(int tenantId, String number) {
        if (isInstruction(number)) {
            return "/instruction/show.xhtml?number=" + number;
        }
        return isChatAlarm(number)
                ? "/room/alarm.xhtml?tenant=" + tenantId + "&number=" + number
                : "/report/show.xhtml?tenant=" + tenantId + "&ticket=" + number;
    }
}
