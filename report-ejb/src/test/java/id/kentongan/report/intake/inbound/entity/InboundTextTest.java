package id.kentongan.report.intake.inbound.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.intake.inbound.entity.InboundText.Keyword;
import id.kentongan.report.intake.inbound.entity.InboundText.Place;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IN.2: what a message says of its category and place. */
class InboundTextTest {

    private static final List<Keyword> KEYWORDS = List.of(
            new Keyword("banjir", "banjir"),
            new Keyword("banjir", "Flood"),
            new Keyword("jalan-rusak", "jalan-rusak"),
            new Keyword("jalan-rusak", "Jalan rusak"),
            new Keyword("jalan", "jalan"));

    private static final List<Place> PLACES = List.of(
            place("31.71.01.1001", "Gambir", "Gambir, Jakarta Pusat"),
            place("31.71.01.1002", "Cideng", "Gambir, Jakarta Pusat"),
            place("31.72.01.1001", "Sunter", "Tanjung Priok, Jakarta Utara"),
            place("31.72.01.1002", "Sunter Jaya", "Tanjung Priok, Jakarta Utara"),
            place("31.73.01.1001", "Duri", "Tambora, Jakarta Barat"),
            place("31.73.02.1001", "Duri", "Cengkareng, Jakarta Barat"));

    private static Place place(String code, String name, String kecamatan) {
        return new Place(new AreaCode(code), name, kecamatan);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "'';BANJIR Gambir, air selutut;banjir;31.71.01.1001",
                "'';banjir kel. Cideng dekat kantor Gambir;banjir;31.71.01.1002",
                "Jalan rusak;Kelurahan Sunter Jaya, lubang besar;jalan-rusak;31.72.01.1002",
                "Re: Flood;water in the street, 31.72.01.1001;banjir;31.72.01.1001",
                "LAPOR BANJIR;di Sunter;banjir;31.72.01.1001",
                "'';Ada banjir di Cideng;-;31.71.01.1002",
                "'';jalanan macet;-;-",
                "'';banjir di Duri;banjir;31.73.01.1001 31.73.02.1001",
                "'';banjir di Duri, Cengkareng, Jakarta Barat;banjir;31.73.02.1001",
                "'';banjir antara Gambir dan Cideng;banjir;31.71.01.1001 31.71.01.1002",
                "'';banjir 31.99.99.9999;banjir;-",
                "'';'';-;-"
            })
    void category_and_place_are_told_or_not_guessed(String subject, String text, String category, String areas) {
        InboundText read = InboundText.read(subject, text, KEYWORDS, PLACES);
        assertThat(read.category()).isEqualTo(category);
        assertThat(read.areas())
                .extracting(AreaCode::value)
                .containsExactlyElementsOf(areas == null ? List.of() : List.of(areas.split(" ")));
    }
}
