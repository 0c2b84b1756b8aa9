package id.kentongan.report.category.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.category.control.CategoryContent;
import id.kentongan.report.category.control.CategoryReplay;
import id.kentongan.report.category.control.CategoryRules;
import id.kentongan.report.category.entity.CategoryOutdated;
import id.kentongan.report.category.entity.CategoryTrial;
import id.kentongan.report.category.entity.CategoryVersion;
import id.kentongan.report.category.entity.InvalidCategory;
import id.kentongan.report.category.entity.InvalidCategory.Reason;
import id.kentongan.report.category.entity.InvalidCategory.Wrong;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.CategoriesChanged;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.DeadlineClass;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where administrators of a government change what its citizens choose from. */
@Stateless
public class CategoryDesk {

    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 500;

    /** The newest versions that a history shows. */
    public static final int MOST_VERSIONS = 100;

    @Inject
    Sql sql;

    @Inject
    Categories categories;

    @Inject
    Tenants tenants;

    @Inject
    Units units;

    @Inject
    CaseTerms terms;

    @Inject
    CategoryReplay replay;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseClock clock;

    @Inject
    Event<CategoriesChanged> changed;

    private record Stored(int version, String content) {}

    private record Raw(
            int version,
            @Nullable OffsetDateTime at,
            @Nullable String who,
            String why,
            String content) {}

    /**
     * What a category can be put to.
     *
     * @param agencies keys of the tenant's agencies, in the order of their names
     */
    public record Menu(List<CategoryGroup> groups, List<DeadlineClass> classes, List<Agency> agencies) {}

    /** An agency that can answer for a category. */
    public record Agency(String key, String name) {}

    /** @return governments whose categories the actor may change, by their ids */
    public List<Tenant> governments(Actor actor) {
        return tenants.all().stream().filter(tenant -> may(actor, tenant)).toList();
    }

    /**
     * All categories as they are stored now, retired ones too.
     *
     * @throws NotPermitted if the actor may not change them, or there is no such government
     */
    public List<Category> categories(Actor actor, int tenantId) {
        demand(actor, tenantId);
        return Scope.tenant(tenantId).call(() -> categories.asStored(tenantId));
    }

    /** What a category of this government can be put to. */
    public Menu menu(Actor actor, int tenantId) {
        Tenant tenant = demand(actor, tenantId);
        return Scope.tenant(tenantId)
                .call(() -> new Menu(
                        categories.groups(tenantId),
                        List.copyOf(categories.classes(terms.preset(tenant)).values()),
                        sql.list(
                                "select agency, name from core.unit where tenant_id = ? and tier = ? and closed_at is null"
                                        + " and agency is not null order by name limit 500",
                                row -> new Agency(row.getString(1), row.getString(2)),
                                tenantId,
                                Tier.AGENCY.name())));
    }

    /**
     * Saves a new category, or a new version of one.
     *
     * @param wanted its version is the one that was read; 0 for a new category
     * @param why {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters, for the history
     * @return the number of the new version
     * @throws InvalidCategory with everything that is wrong
     * @throws CategoryOutdated if somebody else has changed it since
     */
    public int save(Actor actor, int tenantId, Category wanted, String why) {
        Tenant tenant = demand(actor, tenantId);
        return Scope.tenant(tenantId).call(() -> store(actor, tenant, wanted, why, "CATEGORY_CHANGE"));
    }

    /**
     * What saving would do, without doing it.
     *
     * @throws InvalidCategory as {@link #save}, whatever is said about why
     */
    public CategoryTrial tryOut(Actor actor, int tenantId, Category wanted) {
        Tenant tenant = demand(actor, tenantId);
        return Scope.tenant(tenantId).call(() -> {
            List<Category> all = categories.asStored(tenantId);
            Optional<Category> before = all.stream()
                    .filter(each -> each.code().equals(wanted.code()))
                    .findFirst();
            refuse(wrong(tenant, wanted, all, before.isPresent()));
            return replay.replay(tenant, before.orElse(null), wanted);
        });
    }

    /**
     * Brings an earlier version back, as a new one.
     *
     * @param readVersion the version that the actor has seen
     * @throws InvalidCategory if there is no such version, or it would not be valid today
     * @throws CategoryOutdated if somebody else has changed it since
     */
    public int rollBack(Actor actor, int tenantId, String code, int toVersion, int readVersion, String why) {
        Tenant tenant = demand(actor, tenantId);
        return Scope.tenant(tenantId).call(() -> {
            Category earlier = sql.one(
                            "select content::text from report.category_version"
                                    + " where tenant_id = ? and category_code = ? and version = ?",
                            row -> CategoryContent.read(code, readVersion, row.getString(1)),
                            tenantId,
                            code,
                            toVersion)
                    .orElseThrow(() -> new InvalidCategory(List.of(new Wrong("version", Reason.UNKNOWN))));
            return store(actor, tenant, earlier, why, "CATEGORY_ROLLBACK");
        });
    }

    /** The versions of a category, the newest first, at most {@value #MOST_VERSIONS}. */
    public List<CategoryVersion> history(Actor actor, int tenantId, String code) {
        demand(actor, tenantId);
        List<Raw> rows = Scope.tenant(tenantId)
                .call(() -> sql.list(
                        "select v.version, v.at, a.display_name, v.reason, v.content::text from report.category_version v"
                                + " left join core.account a on a.person_id = v.person_id"
                                + " where v.tenant_id = ? and v.category_code = ? order by v.version desc limit ?",
                        row -> new Raw(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        tenantId,
                        code,
                        MOST_VERSIONS + 1));
        List<CategoryVersion> versions = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.size(), MOST_VERSIONS); i++) {
            Raw row = rows.get(i);
            versions.add(new CategoryVersion(
                    row.version(),
                    row.at(),
                    row.who(),
                    row.why(),
                    i + 1 < rows.size()
                            ? CategoryContent.changes(rows.get(i + 1).content(), row.content())
                            : List.of()));
        }
        return versions;
    }

    private int store(Actor actor, Tenant tenant, Category wanted, String why, String action) {
        int tenantId = tenant.id();
        List<Category> all = categories.asStored(tenantId);
        Optional<Category> before =
                all.stream().filter(each -> each.code().equals(wanted.code())).findFirst();
        List<Wrong> wrong = wrong(tenant, wanted, all, before.isPresent());
        wrong.addAll(wrong(why));
        refuse(wrong);
        int next = wanted.version() + 1;
        before.ifPresent(known -> remember(tenantId, known));
        if (wanted.version() == 0) {
            insert(actor, tenantId, wanted);
        } else if (update(actor, tenantId, wanted) == 0) {
            throw outdated(tenantId, wanted.code());
        }
        sql.write(questions(tenantId, wanted));
        sql.update(
                "insert into report.category_version (tenant_id, category_code, version, at, person_id, reason, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
                tenantId,
                wanted.code(),
                next,
                clock.now(),
                actor.personId(),
                why.strip(),
                CategoryContent.write(wanted));
        audit.record(
                tenantId,
                actor.personId(),
                wanted.version() == 0 ? "CATEGORY_CREATE" : action,
                "category:" + wanted.code(),
                "version " + next + ": " + why.strip());
        changed.fire(new CategoriesChanged(tenantId));
        return next;
    }

    private List<Wrong> wrong(Tenant tenant, Category wanted, List<Category> all, boolean known) {
        List<Wrong> wrong = new ArrayList<>();
        if (known && wanted.version() == 0) {
            wrong.add(new Wrong("code", Reason.TAKEN));
        }
        if (!known && wanted.version() > 0) {
            wrong.add(new Wrong("code", Reason.UNKNOWN));
        }
        wrong.addAll(CategoryRules.check(
                wanted,
                new CategoryRules.Surroundings(
                        all.stream()
                                .filter(each -> !each.code().equals(wanted.code()))
                                .toList(),
                        code -> categories.groups(tenant.id()).stream()
                                .anyMatch(group -> group.code().equals(code)),
                        code -> categories
                                .deadlineClass(terms.preset(tenant), code)
                                .isPresent(),
                        key -> units.agency(tenant.id(), key).isPresent())));
        return wrong;
    }

    private static List<Wrong> wrong(String why) {
        List<Wrong> wrong = new ArrayList<>();
        String reason = why.strip();
        if (reason.length() < SHORTEST_REASON) {
            wrong.add(new Wrong("why", Reason.MISSING));
        } else if (reason.length() > LONGEST_REASON) {
            wrong.add(new Wrong("why", Reason.TOO_LONG));
        } else if (reason.codePoints().anyMatch(Character::isISOControl)) {
            wrong.add(new Wrong("why", Reason.CONTROL_CHARACTERS));
        }
        return wrong;
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidCategory(wrong);
        }
    }

    /** The version that was shipped has no row before its first change. */
    private void remember(int tenantId, Category known) {
        sql.update(
                "insert into report.category_version (tenant_id, category_code, version, reason, content)"
                        + " values (?, ?, ?, '', ?::jsonb) on conflict do nothing",
                tenantId,
                known.code(),
                known.version(),
                CategoryContent.write(known));
    }

    private void insert(Actor actor, int tenantId, Category wanted) {
        int made = sql.update("""
                insert into report.category (name_id, name_en, emergency, private, batch, group_code, icon, description_id,
                    description_en, keywords, position, deadline_class, responsible_tier, responsible_agency, retired_at,
                    changed_at, changed_by, tenant_id, code, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end, now(), ?, ?, ?, 1)
                on conflict do nothing""", arguments(actor, tenantId, wanted));
        if (made == 0) {
            throw new InvalidCategory(List.of(new Wrong("code", Reason.TAKEN)));
        }
    }

    private int update(Actor actor, int tenantId, Category wanted) {
        List<@Nullable Object> arguments = new ArrayList<>(java.util.Arrays.asList(arguments(actor, tenantId, wanted)));
        arguments.add(wanted.version());
        return sql.update("""
                update report.category set name_id = ?, name_en = ?, emergency = ?, private = ?, batch = ?, group_code = ?,
                    icon = ?, description_id = ?, description_en = ?, keywords = ?, position = ?, deadline_class = ?,
                    responsible_tier = ?, responsible_agency = ?,
                    retired_at = case when ? then coalesce(retired_at, now()) end,
                    changed_at = now(), changed_by = ?, version = version + 1
                where tenant_id = ? and code = ? and version = ?""", arguments.toArray());
    }

    private static @Nullable Object[] arguments(Actor actor, int tenantId, Category wanted) {
        Category.Shelf shelf = wanted.shelf();
        Category.Handling handling = wanted.handling();
        @Nullable Tier tier = handling.tier();
        return new @Nullable Object[] {
            wanted.nameId().strip(),
            wanted.nameEn().strip(),
            wanted.emergency(),
            wanted.secret(),
            wanted.batch(),
            shelf.group(),
            shelf.icon().word(),
            shelf.descriptionId().strip(),
            shelf.descriptionEn().strip(),
            shelf.keywords().strip(),
            shelf.position(),
            handling.deadlineClass(),
            tier == null ? null : tier.name(),
            handling.agency(),
            wanted.retired(),
            actor.personId(),
            tenantId,
            wanted.code()
        };
    }

    /** All of them anew: their codes are what old answers are read by, and no row refers to one. */
    private static Writes questions(int tenantId, Category wanted) {
        Writes writes = new Writes();
        writes.add(
                "delete from report.category_attribute where tenant_id = ? and category_code = ?",
                tenantId,
                wanted.code());
        int position = 0;
        for (CategoryAttribute attribute : wanted.attributes()) {
            writes.add(
                    "insert into report.category_attribute (tenant_id, category_code, code, position, datatype, variable,"
                            + " required, name_id, name_en, hint_id, hint_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    tenantId,
                    wanted.code(),
                    attribute.code(),
                    ++position,
                    attribute.type().word(),
                    attribute.variable(),
                    attribute.required(),
                    attribute.nameId().strip(),
                    attribute.nameEn().strip(),
                    attribute.hintId().strip(),
                    attribute.hintEn().strip());
            int number = 0;
            for (AttributeChoice choice : attribute.choices()) {
                writes.add(
                        "insert into report.category_attribute_value (tenant_id, category_code, attribute_code, key,"
                                + " position, name_id, name_en) values (?, ?, ?, ?, ?, ?, ?)",
                        tenantId,
                        wanted.code(),
                        attribute.code(),
                        choice.key(),
                        ++number,
                        choice.nameId().strip(),
                        choice.nameEn().strip());
            }
        }
        return writes;
    }

    private CategoryOutdated outdated(int tenantId, String code) {
        return sql.one(
                        "select coalesce(a.display_name, ''), c.changed_at from report.category c"
                                + " left join core.account a on a.person_id = c.changed_by"
                                + " where c.tenant_id = ? and c.code = ?",
                        row -> new CategoryOutdated(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId,
                        code)
                .orElseGet(() -> new CategoryOutdated("", null));
    }

    private Tenant demand(Actor actor, int tenantId) {
        return tenants.tenant(tenantId)
                .filter(tenant -> may(actor, tenant))
                .orElseThrow(() -> new NotPermitted("no such government for this actor"));
    }

    private static boolean may(Actor actor, Tenant tenant) {
        return Access.may(actor, Action.MANAGE_CATEGORIES, Matter.in(tenant.id(), tenant.area()))
                || Access.may(actor, Action.MANAGE_CATEGORIES, Matter.installation());
    }
}
