package id.kentongan.report.entity.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingRulesTest {

    private static final LocalDateTime MONDAY_NOON = LocalDateTime.of(2026, 11, 23, 12, 0);

    private static List<RoutingRule> rules(String json) {
        return RuleText.read(
                Json.createReader(new StringReader(json.replace('\'', '"'))).readArray());
    }

    private static RoutingMatter matter(String category, String area) {
        return new RoutingMatter(category, category.equals("banjir"), new AreaCode(area), Map.of(), MONDAY_NOON);
    }

    private static String recipient(List<RoutingRule> rules, RoutingMatter matter) {
        Receiver to = new RoutingRules(1, rules).decide(matter).to();
        return to == null ? "" : to.toString();
    }

    @Test
    void what_is_shipped_sends_to_the_office_of_the_place_and_tells_the_disaster_agency_of_emergencies() {
        RoutingRules.Decision flood = RoutingRules.SHIPPED.decide(matter("banjir", "31.71.01.1001"));
        assertThat(flood.to()).isNull();
        assertThat(flood.also()).containsExactly(Receiver.agency("bpbd"));
        assertThat(RoutingRules.SHIPPED
                        .decide(matter("sampah", "31.71.01.1001"))
                        .also())
                .isEmpty();
    }

    @Test
    void the_closest_rule_decides_wherever_it_was_written() {
        List<RoutingRule> written = rules("""
                [{'name': 'all', 'to': 'tier:pemkot'},
                 {'name': 'city', 'area': '31.71', 'to': 'agency:city'},
                 {'name': 'district', 'area': '31.71.01', 'to': 'agency:district'},
                 {'name': 'rubbish', 'categories': ['sampah'], 'to': 'agency:rubbish'},
                 {'name': 'two', 'categories': ['sampah', 'banjir'], 'area': '31.71.01', 'to': 'agency:two'},
                 {'name': 'now', 'categories': ['sampah'], 'area': '31.71.01', 'days': ['monday'], 'to': 'agency:now'}]""");
        List<RoutingRule> turned = new ArrayList<>(written);
        Collections.reverse(turned);
        for (List<RoutingRule> rules : List.of(written, turned)) {
            assertThat(recipient(rules, matter("sampah", "31.71.01.1001"))).isEqualTo("agency:now");
            assertThat(recipient(rules, matter("sampah", "31.72.01.1001"))).isEqualTo("agency:rubbish");
            assertThat(recipient(rules, matter("banjir", "31.71.01.1001"))).isEqualTo("agency:two");
            assertThat(recipient(rules, matter("pengemis", "31.71.01.1001"))).isEqualTo("agency:district");
            assertThat(recipient(rules, matter("pengemis", "31.71.02.1001"))).isEqualTo("agency:city");
            assertThat(recipient(rules, matter("pengemis", "31.72.02.1001"))).isEqualTo("tier:pemkot");
        }
        assertThat(new RoutingRules(1, written).unreachable()).isEmpty();
    }

    @Test
    void an_explicit_order_comes_before_closeness() {
        List<RoutingRule> rules = rules("""
                [{'name': 'close', 'categories': ['sampah'], 'to': 'agency:close'},
                 {'name': 'first', 'order': 1, 'days': ['monday'], 'to': 'agency:first'}]""");
        assertThat(recipient(rules, matter("sampah", "31.71.01.1001"))).isEqualTo("agency:first");
    }

    @Test
    void of_several_answers_one_must_have_been_given() {
        List<RoutingRule> rules =
                rules("[{'name': 'deep', 'categories': ['banjir'], 'answers': ['depth=waist', 'depth=neck'],"
                        + " 'to': 'agency:boats'}]");
        RoutingMatter dry = matter("banjir", "31.71.01.1001");
        RoutingMatter deep =
                new RoutingMatter("banjir", true, dry.area(), Map.of("depth", List.of("neck")), MONDAY_NOON);
        RoutingMatter low =
                new RoutingMatter("banjir", true, dry.area(), Map.of("depth", List.of("knee")), MONDAY_NOON);
        assertThat(recipient(rules, deep)).isEqualTo("agency:boats");
        assertThat(recipient(rules, low)).isEmpty();
        assertThat(recipient(rules, dry)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T22:00, true",
        "2026-11-23T21:59, false",
        "2026-11-24T05:59, true",
        "2026-11-24T06:00, false",
        "2026-11-24T22:30, false",
        "2026-11-23T03:00, false"
    })
    void hours_over_midnight_belong_to_the_day_on_which_they_begin(LocalDateTime at, boolean night) {
        List<RoutingRule> rules = rules(
                "[{'name': 'night', 'days': ['monday'], 'from': '22:00', 'until': '06:00', 'to': 'tier:pemkot'}]");
        RoutingMatter then = new RoutingMatter("sampah", false, new AreaCode("31.71.01.1001"), Map.of(), at);
        assertThat(recipient(rules, then).isEmpty()).isEqualTo(!night);
    }

    @Test
    void what_an_earlier_rule_covers_is_unreachable() {
        assertThat(new RoutingRules(1, rules("""
                        [{'name': 'late', 'categories': ['sampah'], 'area': '31.71.01', 'to': 'tier:pemkot'},
                         {'name': 'early', 'order': 5, 'area': '31.71', 'to': 'tier:kecamatan'},
                         {'name': 'told', 'area': '31.71.01', 'also': ['agency:bpbd']}]""")).unreachable()).isEqualTo(Map.of(1, 2));
        assertThat(new RoutingRules(1, rules("""
                        [{'name': 'a', 'to': 'tier:pemkot'}, {'name': 'a', 'to': 'tier:pemkot'}]""")).unreachable()).isEqualTo(Map.of(2, 1));
        assertThat(new RoutingRules(1, rules("""
                        [{'name': 'a', 'from': '08:00', 'until': '12:00', 'to': 'tier:pemkot'},
                         {'name': 'b', 'order': 200, 'days': ['friday'], 'from': '09:00', 'until': '11:00',
                          'to': 'tier:kecamatan'},
                         {'name': 'c', 'order': 200, 'days': ['friday'], 'from': '09:00', 'until': '13:00',
                          'to': 'tier:kecamatan'}]""")).unreachable()).isEqualTo(Map.of(2, 1));
    }

    @Test
    void everybody_who_is_to_be_told_is_told_whichever_rule_decides() {
        List<RoutingRule> rules = rules("""
                [{'name': 'water', 'categories': ['banjir'], 'to': 'agency:sda', 'also': ['agency:pln']},
                 {'name': 'emergencies', 'emergencies': true, 'also': ['agency:bpbd', 'agency:pln']}]""");
        assertThat(new RoutingRules(1, rules)
                        .decide(matter("banjir", "31.71.01.1001"))
                        .also())
                .extracting(Receiver::value)
                .containsExactly("pln", "bpbd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'to': 'tier:pemkot'}]",
                "[{'name': 'nothing'}]",
                "[{'name': 'x', 'to': 'tier:agency'}]",
                "[{'name': 'x', 'to': 'unit:1'}]",
                "[{'name': 'x', 'to': 'somebody'}]",
                "[{'name': 'x', 'to': 7}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'order': 0}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'order': 1.5}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'order': 1e99}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'area': '3171'}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'days': ['senin']}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'days': 'monday'}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'from': '25:00'}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'answers': ['depth']}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'emergencies': 'yes'}]",
                "[{'name': 'x', 'to': 'tier:pemkot', 'else': 1}]",
                "['x']"
            })
    void what_is_no_rule_is_refused(String json) {
        assertThatThrownBy(() -> rules(json)).isInstanceOf(InvalidRules.class);
    }

    /** Rules and reports at random, always the same ones. */
    @Test
    void whatever_the_rules_are_the_same_report_goes_the_same_way_and_no_unreachable_rule_decides() {
        Random random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            List<RoutingRule> rules = Stream.generate(() -> some(random))
                    .limit(1 + random.nextInt(8))
                    .toList();
            RoutingRules version = new RoutingRules(1, rules);
            assertThat(RuleText.read(RuleText.write(rules).toString())).isEqualTo(rules);
            Map<Integer, Integer> unreachable = version.unreachable();
            for (int i = 0; i < 50; i++) {
                RoutingMatter matter = new RoutingMatter(
                        pick(random, "sampah", "banjir", "pengemis"),
                        random.nextBoolean(),
                        new AreaCode(pick(random, "31.71.01.1001", "31.71.02.1001", "31.72.01.1001")),
                        random.nextBoolean() ? Map.of() : Map.of("q", List.of(pick(random, "a", "b"))),
                        MONDAY_NOON.plusHours(random.nextInt(7 * 24)));
                RoutingRules.Decision decision = version.decide(matter);
                assertThat(version.decide(matter)).isEqualTo(decision);
                assertThat(unreachable).doesNotContainKey(decision.rule());
                if (decision.rule() == 0) {
                    assertThat(rules).noneMatch(rule -> rule.to() != null && rule.fits(matter));
                } else {
                    RoutingRule deciding = rules.get(decision.rule() - 1);
                    assertThat(deciding.fits(matter)).isTrue();
                    assertThat(rules)
                            .noneMatch(rule -> rule.to() != null
                                    && rule.fits(matter)
                                    && RoutingRule.CLOSEST_FIRST.compare(rule, deciding) < 0);
                }
                for (RoutingRule covering : rules) {
                    for (RoutingRule covered : rules) {
                        if (covering.covers(covered) && covered.fits(matter)) {
                            assertThat(covering.fits(matter)).isTrue();
                        }
                    }
                }
            }
        }
    }

    private static RoutingRule some(Random random) {
        Hours hours = random.nextInt(3) > 0
                ? null
                : new Hours(
                        EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7))),
                        LocalTime.of(random.nextInt(24), 0),
                        LocalTime.of(random.nextInt(24), 0));
        return new RoutingRule(
                "rule",
                random.nextInt(4) == 0 ? 1 + random.nextInt(3) : RoutingRule.USUAL_ORDER,
                random.nextBoolean() ? Set.of() : Set.of(pick(random, "sampah", "banjir")),
                random.nextInt(4) == 0,
                random.nextBoolean() ? null : new AreaCode(pick(random, "31", "31.71", "31.71.01", "31.71.01.1001")),
                hours,
                random.nextInt(3) > 0 ? Map.of() : Map.of("q", Set.of(pick(random, "a", "b"))),
                Receiver.tier(pick(random, Tier.KECAMATAN, Tier.PEMKOT)),
                List.of());
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
