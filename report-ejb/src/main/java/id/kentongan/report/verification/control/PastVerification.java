package id.kentongan.report.verification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.verification.Effect;
import id.kentongan.report.entity.verification.Examination;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.Submission;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.entity.RulesTrial;
import id.kentongan.report.verification.entity.RulesTrial.Fate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tries rules of verification on reports that came in. Nothing is changed. What hangs on the sender, who is remembered for a
 * day at the most, counts as it was found when the report came in.
 */
@ApplicationScoped
public class PastVerification {

    private static final int SAMPLE = 20;

    private record Past(String ticket, Fate fate, Submission sent) {}

    private final Sql sql;
    private final Areas areas;

    @Inject
    public PastVerification(Sql sql, Areas areas) {
        this.sql = sql;
        this.areas = areas;
    }

    /** For the container's proxy. */
    protected PastVerification() {
        this.sql = null;
        this.areas = null;
    }

    /**
     * @param since reports that came in before are left out
     * @param most how many of the newest reports; they are read from the end of the key, whatever the table holds
     */
    public RulesTrial replay(
            Tenant tenant, VerificationRules before, VerificationRules after, Instant since, int most) {
        Map<AreaCode, String> names = areas.locator().nameable(tenant).stream()
                .collect(Collectors.toMap(Function.identity(), this::name, (one, other) -> one));
        List<String> all = List.copyOf(names.values());
        List<Past> reports = sql.list(
                "select r.ticket, r.description, r.address, r.area_code, r.location_rule, r.border_distance_m, r.status,"
                        + " r.verified_at is not null, coalesce(v.flags, '{}')"
                        + " from report.report r left join report.verification v"
                        + " on v.tenant_id = r.tenant_id and v.report_id = r.id"
                        + " where r.tenant_id = ? and r.id >= ? order by r.id desc limit ?",
                row -> past(row, names, all),
                tenant.id(),
                UuidV7.floor(since),
                most);
        Map<Fate, int[]> counts = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            counts.put(fate, new int[3]);
        }
        List<RulesTrial.Change> sample = new ArrayList<>();
        for (Past report : reports) {
            boolean now = verified(report.sent(), before);
            boolean then = verified(report.sent(), after);
            int[] count = counts.get(report.fate());
            count[0]++;
            count[1] += now ? 1 : 0;
            count[2] += then ? 1 : 0;
            if (now != then && sample.size() < SAMPLE) {
                sample.add(new RulesTrial.Change(report.ticket(), report.fate(), then));
            }
        }
        return new RulesTrial(
                reports.size(),
                counts.entrySet().stream()
                        .map(each -> new RulesTrial.Row(
                                each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
                        .toList(),
                sample);
    }

    private String name(AreaCode area) {
        List<String> path = areas.path(area);
        return path.isEmpty() ? area.value() : path.get(0);
    }

    private static boolean verified(Submission sent, VerificationRules rules) {
        return rules.automatic()
                && Examination.of(sent, rules).stream().noneMatch(flag -> rules.effect(flag) == Effect.HOLD);
    }

    private static Past past(ResultSet row, Map<AreaCode, String> names, List<String> all) throws SQLException {
        AreaCode area = new AreaCode(row.getString(4));
        Set<String> kept = Set.copyOf(Arrays.asList((String[]) row.getArray(9).getArray()));
        String words = row.getString(2);
        String address = row.getString(3);
        boolean named = Examination.namesPlace(words) || address != null && Examination.namesPlace(address);
        Placement.Found place = new Placement.Found(
                area,
                names.getOrDefault(area, area.value()),
                List.of(),
                Placement.Rule.valueOf(row.getString(5)),
                row.getInt(6),
                Optional.empty(),
                false);
        return new Past(
                row.getString(1),
                fate(ReportStatus.valueOf(row.getString(7)), row.getBoolean(8)),
                new Submission(
                        words,
                        address,
                        place,
                        named ? all : List.of(),
                        kept.contains(Flag.REPEATED.name()),
                        kept.contains(Flag.BURST.name())));
    }

    private static Fate fate(ReportStatus status, boolean verified) {
        if (status == ReportStatus.REJECTED) {
            return Fate.TURNED_DOWN;
        }
        return status == ReportStatus.SUBMITTED && !verified ? Fate.WAITING : Fate.BELIEVED;
    }
}
