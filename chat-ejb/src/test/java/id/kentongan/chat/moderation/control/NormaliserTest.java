package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Token;
import id.kentongan.chat.moderation.entity.Token.Kind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {

    private static final Set<String> OFFENSIVE = Set.of("bangsat", "anjing", "goblok", "kontol", "setan", "babi");
    private static final Set<String> VOCABULARY = Set.of("mobil", "arah", "kamu", "dasar", "banget", "nisan", "kejam");
    private static final Normaliser NORMALISER =
            new Normaliser(new Lexicon(OFFENSIVE, VOCABULARY, OFFENSIVE), Normaliser.Steps.ALL);

    @ParameterizedTest
    @CsvSource({
        "b4ngs4t,bangsat",
        "4njing,anjing",
        "anj1ng,anjing",
        "anj!ng,anjing",
        "$etan,setan",
        "b@ngsat,bangsat",
        "g0bl0k,goblok",
        "baaangsaaat,bangsat",
        "bangsaat,bangsat",
        "BANGSAAAT,bangsat",
        "b a n g s a t,bangsat",
        "b.a.n.g.s.a.t,bangsat",
        "b-a-n-g-s-a-t,bangsat",
        "b 4 n g s 4 t,bangsat",
        "bngst,bangsat",
        "bangst,bangsat",
        "njng,anjing",
        "b*ngsat,bangsat",
        "b****at,bangsat",
        "an**ng,anjing",
        "ban\u200Bgs\u00ADat,bangsat",
        "bа\u0301ngѕаt,bangsat",
        "ｂａｎｇｓａｔ,bangsat",
        "𝓫𝓪𝓷𝓰𝓼𝓪𝓽,bangsat",
        "🅱angsat,bangsat",
        "4njinglah,anjinglah",
        "mobil2,mobil",
        "jum'at,jumat",
    })
    void a_disguise_is_undone(String written, String meant) {
        assertThat(words(written)).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5000",
                "0812",
                "500m",
                "1arah",
                "rp2",
                "rt05",
                "3x",
                "kjmu",
                "sppt",
                "stp",
                "nissan",
                "rw03",
                "km2",
                "1a",
                "covid19",
                "b3",
                "memekik",
                "masukan",
                "asuransi",
                "perekonomian",
                "kental",
                "2x1"
            })
    void what_only_looks_like_a_disguise_stays(String written) {
        assertThat(words(written)).containsExactly(written);
    }

    /** The first version of this idea turned 5000 into 500. */
    @Test
    void no_number_is_ever_changed() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String number = Long.toString(Math.abs(random.nextLong() % 1_000_000_000_000L));
            List<Token> tokens = NORMALISER.normalise(number).tokens();

            assertThat(tokens).extracting(Token::text).containsExactly(number);
            assertThat(tokens).extracting(Token::kind).containsExactly(Kind.NUMBER);
        }
        assertThat(words("1 1 1 1 1 1")).containsExactly("1", "1", "1", "1", "1", "1");
    }

    @Test
    void every_token_knows_where_it_stood() {
        String text = "Dasar  B.4.N.G.S.4.T, kamu… 🅱angs\u200Bat! #Banjir";
        NormalisedText plain = NORMALISER.normalise(text);

        assertThat(plain.tokens())
                .extracting(token -> text.substring(token.start(), token.end()))
                .containsExactly("Dasar", "B.4.N.G.S.4.T", "kamu", "🅱angs\u200Bat", "#Banjir");
        assertThat(plain.tokens())
                .extracting(Token::text)
                .containsExactly("dasar", "bangsat", "kamu", "bangsat", "banjir");
        assertThat(plain.original()).isEqualTo(text);
    }

    @Test
    void offsets_lie_within_any_text_and_rise() {
        Random random = new Random(11);
        String alphabet = "ab n*@$!.1#4é\u0301ﷺаѕ🅱😀\u200D\uD800 \n'gt://x.co";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int behind = 0;
            for (Token token : NORMALISER.normalise(text.toString()).tokens()) {
                assertThat(token.start())
                        .as(text.toString())
                        .isGreaterThanOrEqualTo(0)
                        .isLessThan(token.end());
                assertThat(token.end()).as(text.toString()).isLessThanOrEqualTo(text.length());
                assertThat(token.start()).as(text.toString()).isGreaterThanOrEqualTo(behind - 1);
                assertThat(token.text()).isNotEmpty();
                behind = token.end();
            }
        }
    }

    @Test
    void addresses_hashtags_and_people_are_told_apart() {
        assertThat(NORMALISER
                        .normalise("cek https://contoh.com/a?b=1, tulis ke a.b@contoh.co.id @pakrt #air_naik 😀 12")
                        .tokens())
                .extracting(Token::kind)
                .containsExactly(
                        Kind.WORD,
                        Kind.URL,
                        Kind.WORD,
                        Kind.WORD,
                        Kind.EMAIL,
                        Kind.MENTION,
                        Kind.HASHTAG,
                        Kind.SYMBOL,
                        Kind.NUMBER);
    }

    @Test
    void signs_between_words_are_no_letters() {
        assertThat(words("aduh!kamu dasar/kamu mobil@arah *dasar* **kamu**"))
                .containsExactly("aduh", "kamu", "dasar", "kamu", "mobil", "arah", "dasar", "kamu");
    }

    @Test
    void single_letters_that_spell_nothing_stay_single() {
        assertThat(words("blok a b c d")).containsExactly("blok", "a", "b", "c", "d");
        assertThat(words("x y b 4 b 1 z")).containsExactly("x", "y", "babi", "z");
        assertThat(words("x y b a b i z")).containsExactly("x", "y", "babi", "z");
    }

    @Test
    void a_long_text_is_read_to_its_bound_and_says_so() {
        NormalisedText plain = NORMALISER.normalise("kamu ".repeat(1_000));

        assertThat(plain.cut()).isTrue();
        assertThat(plain.clean()).hasSize(Normaliser.LONGEST);
        assertThat(NORMALISER.normalise("kamu").cut()).isFalse();
    }

    /** Whatever is repeated, the tokens stay few and short: nothing grows faster than the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {"b ", "a.", "*", "b*", "1", "4a", "@", "ﷺ", "a\u0301", "!a", "aaaa", "b-", "#", "a@b.", "http://"
            })
    void hostile_texts_stay_bounded(String part) {
        NormalisedText plain = NORMALISER.normalise(part.repeat(4_000));

        assertThat(plain.cut()).isTrue();
        assertThat(plain.tokens()).hasSizeLessThanOrEqualTo(PlainLetters.LONGEST);
        assertThat(plain.clean().length()).isLessThanOrEqualTo(PlainLetters.LONGEST + 18);
        assertThat(plain.tokens().stream()
                        .mapToInt(token -> token.text().length())
                        .sum())
                .isLessThanOrEqualTo(PlainLetters.LONGEST + 18);
    }

    private static List<String> words(String text) {
        return NORMALISER.normalise(text).tokens().stream().map(Token::text).toList();
    }
}
