package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.TemplateRefused.Reason;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.entity.TemplateText;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What offices say again and again to citizens: kept by who administers, offered where a report is answered. */
@Stateless
public class Templates {

    /** Nobody finds anything in a longer list: of a unit or of a whole government, with those offered no more. */
    public static final int MOST = 100;

    private static final int LONGEST_LIST = 500;

    private static final String CURRENT = """
            select t.id, t.version, t.unit_id, u.name, t.name, t.text_id, t.text_en, t.retired, t.changed_at, a.display_name
            from (select distinct on (id) * from report.answer_template where tenant_id = ?
                  order by id, version desc) t
            left join core.unit u on u.id = t.unit_id left join core.account a on a.person_id = t.changed_by""";

    @Inject
    private Sql sql;

    @Inject
    private Tenants tenants;

    @Inject
    private Units units;

    @Inject
    private Standings standings;

    @Inject
    private SentAcross across;

    @Inject
    private Categories categories;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /**
     * Whose templates the actor may keep.
     *
     * @param government whether those of the whole government
     * @param units by name
     */
    public record Owners(boolean government, List<Unit> units) {

        /** Whether there are none. */
        public boolean isEmpty() {
            return !government && units.isEmpty();
        }
    }

    /** Whose templates of a government the actor may keep. */
    public Owners owners(Actor actor, int tenantId) {
        return new Owners(
                may(actor, tenantId, null),
                units.ofTenant(tenantId).stream()
                        .filter(unit -> Access.may(actor, Action.MANAGE_TEMPLATES, Matter.of(unit)))
                        .sorted(Comparator.comparing(Unit::name))
                        .toList());
    }

    /** The templates that the actor may change, by name: 500 at most, those offered no more last. */
    public List<TemplateRow> list(Actor actor, int tenantId) {
        Owners owners = owners(actor, tenantId);
        if (owners.isEmpty()) {
            return List.of();
        }
        String own =
                owners.units().stream().map(unit -> unit.id().toString()).collect(Collectors.joining(",", "{", "}"));
        return actor.scope()
                .call(() -> sql.list(
                        CURRENT + " where t.unit_id = any(?::uuid[]) or t.unit_id is null and ?"
                                + " order by t.retired, t.name, t.id limit ?",
                        Templates::row,
                        tenantId,
                        own,
                        owners.government(),
                        LONGEST_LIST));
    }

    /** All versions of one, the newest first. */
    public List<TemplateRow> history(Actor actor, int tenantId, UUID id) {
        return actor.scope()
                .call(() -> sql
                        .list(
                                "select t.id, t.version, t.unit_id, u.name, t.name, t.text_id, t.text_en, t.retired,"
                                        + " t.changed_at, a.display_name from report.answer_template t"
                                        + " left join core.unit u on u.id = t.unit_id"
                                        + " left join core.account a on a.person_id = t.changed_by"
                                        + " where t.tenant_id = ? and t.id = ? order by t.version desc limit 100",
                                Templates::row,
                                tenantId,
                                id)
                        .stream()
                        .filter(row -> may(actor, tenantId, row.unit()))
                        .toList());
    }

    /**
     * Keeps a new template or a new version of one.
     *
     * @throws TemplateRefused and why
     */
    public UUID save(Actor actor, int tenantId, TemplateWish wish) {
        return keep(actor, tenantId, wish, null);
    }

    /**
     * Brings an earlier version back, as a new one.
     *
     * @param toVersion one of the history
     * @param shown the newest version that the actor has seen
     * @throws TemplateRefused and why
     */
    public UUID restore(Actor actor, int tenantId, UUID id, int toVersion, int shown) {
        TemplateRow earlier = history(actor, tenantId, id).stream()
                .filter(row -> row.version() == toVersion)
                .findFirst()
                .orElseThrow(() -> new TemplateRefused(Reason.UNKNOWN));
        TemplateWish wish = new TemplateWish(
                id, shown, earlier.unit(), earlier.name(), earlier.textId(), earlier.textEn(), earlier.retired());
        return keep(actor, tenantId, wish, "version " + toVersion + " again");
    }

    private UUID keep(Actor actor, int tenantId, TemplateWish wish, @Nullable String why) {
        return actor.scope().call(() -> {
            OffsetDateTime now = clock.now();
            sql.one("select pg_advisory_xact_lock(hashtext('report.answer_template'), ?)", row -> true, tenantId);
            Optional<TemplateRow> before = wish.id() == null
                    ? Optional.empty()
                    : sql.one(CURRENT + " where t.id = ?", Templates::row, tenantId, wish.id());
            if (wish.id() != null && before.isEmpty()) {
                throw new TemplateRefused(Reason.UNKNOWN);
            }
            @Nullable UUID unit = before.isPresent() ? before.get().unit() : wish.unit();
            if (!may(actor, tenantId, unit)) {
                throw new TemplateRefused(Reason.UNKNOWN);
            }
            if (before.map(TemplateRow::version).orElse(0) != wish.version()) {
                throw new TemplateRefused(Reason.CHANGED);
            }
            if (before.isEmpty() && count(tenantId, unit) >= MOST) {
                throw new TemplateRefused(Reason.TOO_MANY);
            }
            check(wish);
            UUID id = before.map(TemplateRow::id).orElseGet(() -> UuidV7.at(now.toInstant()));
            sql.update(
                    "insert into report.answer_template (tenant_id, id, version, unit_id, name, text_id, text_en, retired,"
                            + " changed_at, changed_by) values (?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?)",
                    tenantId,
                    id,
                    wish.version() + 1,
                    unit == null ? null : unit.toString(),
                    wish.name().strip(),
                    wish.textId().strip(),
                    blank(wish.textEn())
                            ? null
                            : Objects.requireNonNull(wish.textEn()).strip(),
                    wish.retired(),
                    now,
                    actor.personId());
            audit.record(tenantId, actor.personId(), "TEMPLATE_CHANGED", "template:" + id, why);
            return id;
        });
    }

    private long count(int tenantId, @Nullable UUID unit) {
        return sql.one(
                        "select count(distinct id) from report.answer_template where tenant_id = ?"
                                + " and unit_id is not distinct from ?::uuid",
                        row -> row.getLong(1),
                        tenantId,
                        unit == null ? null : unit.toString())
                .orElse(0L);
    }

    private static void check(TemplateWish wish) {
        if (wish.name().isBlank() || wish.name().strip().length() > TemplateText.LONGEST_NAME) {
            throw new TemplateRefused(Reason.NAME);
        }
        List<String> texts = new ArrayList<>(List.of(wish.textId()));
        if (!blank(wish.textEn())) {
            texts.add(Objects.requireNonNull(wish.textEn()));
        }
        for (String text : texts) {
            if (text.isBlank() || text.strip().length() > TemplateText.LONGEST) {
                throw new TemplateRefused(Reason.TEXT);
            }
            if (!TemplateText.unknown(text).isEmpty()) {
                throw new TemplateRefused(Reason.PLACE);
            }
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /**
     * What the unit that has the report can say about it: its own templates and those of its whole government, filled in.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public List<FilledTemplate> offered(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            Standing standing = standings.of(tenantId, ticket);
            standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
            Unit handler = standing.handler();
            if (handler == null || !actor.worksFor(handler.id())) {
                return List.of();
            }
            List<FilledTemplate> filled = new ArrayList<>();
            sql.list(
                            CURRENT + " where not t.retired and (t.unit_id is null or t.unit_id = ?)"
                                    + " order by t.name, t.id limit ?",
                            Templates::row,
                            handler.tenantId(),
                            handler.id(),
                            2 * MOST)
                    .forEach(row -> {
                        filled.add(new FilledTemplate(
                                row.id(),
                                row.name(),
                                "id",
                                TemplateText.fill(
                                        row.textId(), values(standing, handler, Locale.forLanguageTag("id")))));
                        if (row.textEn() != null) {
                            filled.add(new FilledTemplate(
                                    row.id(),
                                    row.name(),
                                    "en",
                                    TemplateText.fill(row.textEn(), values(standing, handler, Locale.ENGLISH))));
                        }
                    });
            return List.copyOf(filled);
        });
    }

    /** What the actor's units can say about reports that they have, by name and not filled in. */
    public List<TemplateRow> known(Actor actor) {
        Set<UUID> own = Access.unitsOf(actor, Action.WORK_REPORT);
        return actor.scope()
                .call(() -> actor.posts().stream()
                        .filter(post -> own.contains(post.unit()))
                        .map(Post::tenantId)
                        .distinct()
                        .flatMap(tenant -> sql
                                .list(
                                        CURRENT + " where not t.retired and (t.unit_id is null or t.unit_id = any (?))"
                                                + " order by t.name, t.id limit ?",
                                        Templates::row,
                                        tenant,
                                        own.toArray(UUID[]::new),
                                        2 * MOST)
                                .stream())
                        .toList());
    }

    private Map<String, String> values(Standing standing, Unit handler, Locale language) {
        Report report = standing.report();
        Tenant tenant = tenants.tenant(report.tenantId()).orElseThrow();
        Map<String, String> values = new HashMap<>();
        values.put("ticket", report.ticket().value());
        values.put("unit", handler.name());
        Optional<Category> category = categories.find(report.tenantId(), report.categoryCode());
        category.ifPresent(
                found -> values.put("category", language.equals(Locale.ENGLISH) ? found.nameEn() : found.nameId()));
        @Nullable OffsetDateTime due = report.expectedAt();
        if (due != null) {
            values.put(
                    "deadline",
                    DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(due.atZoneSameInstant(tenant.zone())));
        }
        return values;
    }

    private boolean may(Actor actor, int tenantId, @Nullable UUID unit) {
        Optional<Matter> matter = unit == null
                ? tenants.tenant(tenantId).map(tenant -> Matter.in(tenantId, tenant.area()))
                : units.unit(unit).filter(found -> found.tenantId() == tenantId).map(Matter::of);
        return matter.filter(found -> Access.may(actor, Action.MANAGE_TEMPLATES, found))
                .isPresent();
    }

    private static TemplateRow row(ResultSet row) throws SQLException {
        return new TemplateRow(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getObject(9, OffsetDateTime.class),
                row.getString(10));
    }
}
