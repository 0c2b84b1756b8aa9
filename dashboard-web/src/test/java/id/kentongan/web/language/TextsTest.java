package id.kentongan.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 21 Nov 2026 10.05.00 WIB, 'Nov 21, 2026 10:05:00 WIB'",
        "Asia/Makassar, 21 Nov 2026 11.05.00 WITA, 'Nov 21, 2026 11:05:00 WITA'",
        "Asia/Jayapura, 21 Nov 2026 12.05.00 WIT, 'Nov 21, 2026 12:05:00 WIT'"
    })
    void a_time_is_told_on_the_clocks_of_its_place(String zone, String indonesian, String english) {
        OffsetDateTime time = OffsetDateTime.parse("2026-11-21T03:05:00Z");
        assertThat(Texts.time(Language.INDONESIAN, time, ZoneId.of(zone))).isEqualTo(indonesian);
        assertThat(Texts.time(Language.ENGLISH, time, ZoneId.of(zone))).isEqualTo(english);
    }

    @Test
    void a_reader_of_Indonesian_gets_Indonesian_on_an_English_server() {
        Locale.setDefault(Locale.ENGLISH);
        assertThat(Texts.get(Language.INDONESIAN, "sign-in.title")).isEqualTo("Masuk");
        assertThat(Texts.get(Language.ENGLISH, "sign-in.title")).isEqualTo("Sign in");
        assertThat(Texts.get(Language.INDONESIAN, "report.show.title", "JKT-1")).isEqualTo("Laporan JKT-1");
    }

    @ParameterizedTest
    @CsvSource({"lang=en,en", "a=1&lang=id,id", "lang=en&a=1,en", "lang=de,", "language=en,", "xlang=en,", ","})
    void only_the_two_languages_can_be_asked_for(String query, String language) {
        assertThat(LanguageFilter.asked(query).orElse(null)).isEqualTo(language);
    }
}
