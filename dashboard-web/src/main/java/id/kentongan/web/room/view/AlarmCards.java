package id.kentongan.web.room.view;

import id.kentongan.chat.alarm.boundary.AlarmFile;
import id.kentongan.chat.alarm.entity.ChatAlarm;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Puts alarms into words. */
@RequestScoped
public class AlarmCards {

    @Inject
    private AreaDirectory directory;

    @Inject
    private Texts texts;

    AlarmCard card(AlarmFile file) {
        ChatAlarm alarm = file.alarm();
        ZoneId zone = zone(alarm.tenantId());
        return new AlarmCard(
                alarm.number(),
                alarm.tenantId(),
                alarm.topic(),
                file.areaName(),
                texts.time(alarm.raisedAt(), zone),
                alarm.raisedAt().toInstant().toString(),
                texts.time(alarm.lastAt(), zone),
                alarm.speakers(),
                alarm.messages(),
                state(file),
                alarm.closed() != null ? "is-done" : alarm.taken() != null ? "is-accepted" : "is-open",
                alarm.closed() == null ? "" : alarm.closed().note());
    }

    private String state(AlarmFile file) {
        if (file.alarm().closed() != null) {
            return texts.get("alarm.state.closed");
        }
        return file.alarm().taken() == null
                ? texts.get("alarm.state.open")
                : texts.get("alarm.state.taken", file.taker() == null ? "–" : file.taker());
    }

    ZoneId zone(int tenantId) {
        return directory.tenant(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
