package id.kentongan.web.map.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.map.boundary.MapSheets;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Sheet;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /map/show.xhtml}: what the page's script needs to begin with; reports come to it by the interface. */
@Named
@RequestScoped
public class MapView {

    /** The whole archipelago, for who reads reports where nobody knows what areas look like. */
    private static final Box INDONESIA = new Box(95, -11, 141, 6);

    /** A choice of a list: its value and its name. */
    public record Choice(String value, String name) {}

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    @Inject
    private MapSheets sheets;

    @Inject
    private AreaDirectory areas;

    @Inject
    private PublicReports reports;

    @Inject
    private DisasterDesk disasters;

    @Inject
    private InstantSource time;

    @Inject
    private Texts texts;

    @Needs(Action.READ_REPORT)
    public void load() {
        // Who may read no report sees an empty map.
    }

    /** West, south, east and north of where one may read reports. */
    public String getBox() {
        Box box = grounds(user.actor()).stream()
                .flatMap(ground -> sheets.of(ground.area()).stream())
                .map(Sheet::box)
                .reduce(Box::with)
                .orElse(INDONESIA);
        return box.west() + "," + box.south() + "," + box.east() + "," + box.north();
    }

    /** Groups first, as layers of a map; then single categories. */
    public List<Choice> getGroups() {
        return tenants().stream()
                .flatMap(tenant -> reports.groups(tenant).stream())
                .map(group -> new Choice(group.code(), texts.choose(group.nameId(), group.nameEn())))
                .distinct()
                .toList();
    }

    public List<Choice> getCategories() {
        return tenants().stream()
                .flatMap(tenant -> reports.categories(tenant).stream())
                .map(category -> new Choice(category.code(), texts.choose(category.nameId(), category.nameEn())))
                .distinct()
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    /** Today where the reader's first government is, ISO 8601. */
    public String getToday() {
        return LocalDate.ofInstant(
                        time.instant(),
                        tenants().stream()
                                .findFirst()
                                .flatMap(areas::tenant)
                                .map(Tenant::zone)
                                .orElse(ZoneOffset.UTC))
                .toString();
    }

    /** Where one gives an instruction about what is on the map; empty for who may give none, to whom nothing offers it. */
    public String getIssueAddress() {
        return Access.unitsOf(user.actor(), Action.ISSUE_INSTRUCTION).isEmpty()
                ? ""
                : request.getContextPath() + Page.NEW_INSTRUCTION.path();
    }

    /** The live socket that tells when to ask again; empty for who hears no board. */
    public String getLiveAddress() {
        return Access.unitsOf(user.actor(), Action.HEAR_BOARD).isEmpty() ? "" : request.getContextPath() + "/live";
    }

    /** Codes of the areas where disaster mode is on, with commas. */
    public String getAlarmAreas() {
        return running()
                .flatMap(each -> each.areas().stream())
                .map(AreaCode::value)
                .distinct()
                .collect(Collectors.joining(","));
    }

    /** Codes of the categories that cannot wait now, with commas. */
    public String getAlarmCategories() {
        return running()
                .flatMap(each -> each.kind().categories().stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private Stream<Disaster> running() {
        return tenants().stream().flatMap(tenant -> disasters.running(tenant).stream());
    }

    private List<Integer> tenants() {
        return grounds(user.actor()).stream()
                .map(Ground::tenantId)
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Ground> grounds(Actor actor) {
        return List.copyOf(Access.groundOf(actor, Action.READ_REPORT));
    }
}
