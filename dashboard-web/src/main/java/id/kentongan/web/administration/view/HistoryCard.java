package id.kentongan.web.administration.view;

import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.web.language.Texts;
import java.time.ZoneId;
import java.util.List;

/** An entry of the audit as the page shows it. */
public record HistoryCard(String id, String at, String atIso, String who, String action, String object, String detail) {

    /** On the clocks of that place. */
    static List<HistoryCard> of(List<HistoryLine> lines, Texts texts, ZoneId zone) {
        return lines.stream()
                .map(line -> new HistoryCard(
                        line.id().toString(),
                        texts.time(line.at(), zone),
                        line.at().toInstant().toString(),
                        line.who(),
                        line.action(),
                        line.object(),
                        line.detail() == null ? "" : line.detail()))
                .toList();
    }
}
