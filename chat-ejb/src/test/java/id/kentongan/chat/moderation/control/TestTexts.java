package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.LabelledText;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Small texts and rules that several tests speak about. */
final class TestTexts {

    private static final List<String> PLACES = List.of("gang mawar", "blok c", "pos ronda", "lapangan", "jalan raya");
    private static final List<String> CLEAN =
            List.of("kerja bakti besok pagi di ", "lampu mati lagi di ", "terima kasih petugas di ", "rapat warga di ");
    private static final List<String> BAD =
            List.of("dasar bangsat kau yang di ", "goblok sekali orang ", "bangsat semua petugas ", "tolol kau dari ");

    private TestTexts() {}

    static ModerationRule word(String word, Severity severity, Set<String> exceptions, String... passing) {
        return rule(PatternKind.WORD, word, severity, exceptions, word, passing);
    }

    static ModerationRule rule(
            PatternKind kind,
            String pattern,
            Severity severity,
            Set<String> exceptions,
            String matching,
            String... passing) {
        return new ModerationRule(
                "rule-" + Integer.toHexString(pattern.hashCode()),
                1,
                RuleKind.MODERATION,
                kind,
                pattern,
                "abuse",
                severity,
                "id",
                exceptions,
                null,
                List.of(matching),
                List.of(passing));
    }

    /** Forty texts, half of them insults. */
    static List<LabelledText> labelled() {
        List<LabelledText> texts = new ArrayList<>();
        for (String place : PLACES) {
            CLEAN.forEach(text -> texts.add(new LabelledText(text + place, Set.of())));
            BAD.forEach(text -> texts.add(new LabelledText(text + place, Set.of("abuse"))));
        }
        return texts;
    }
}
