package id.kentongan.web.disaster;

import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** How disasters are told to people: what, where, until when. */
@RequestScoped
public class DisasterWords {

    /** Areas that a sentence names; the others are counted. */
    private static final int NAMED = 3;

    @Inject
    private DisasterDesk desk;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Texts texts;

    /** Those that go on in a government, the newest first. */
    public List<Disaster> running(int tenantId) {
        return desk.running(tenantId);
    }

    /** What has happened, in the reader's language. */
    public String kind(Disaster disaster) {
        return texts.get("disaster.kind." + disaster.kind());
    }

    /** That disaster mode is on, and of what kind. */
    public String title(Disaster disaster) {
        return texts.get("disaster.title") + ": " + kind(disaster) + ".";
    }

    /** Where it is: the first areas by name, and how many others. */
    public String where(Disaster disaster) {
        String named = disaster.areas().stream().limit(NAMED).map(this::name).collect(Collectors.joining(", "));
        int others = disaster.areas().size() - NAMED;
        return others > 0 ? texts.get("disaster.where.more", named, others) : named;
    }

    /** The name of an area, its code where it has none. */
    public String name(AreaCode area) {
        return areas.path(area).stream().findFirst().orElse(area.value());
    }

    /** Where and until when, on the clocks of that place. */
    public String detail(Disaster disaster) {
        return texts.get("disaster.detail", where(disaster), texts.time(disaster.endsAt(), zone(disaster.tenantId())));
    }

    /** What people should do, one sentence. */
    public String advice(Disaster disaster) {
        return texts.get("disaster.advice." + disaster.kind());
    }

    /** Changes whenever pages that tell of a government's disasters do. */
    public String version(int tenantId) {
        return Integer.toHexString(running(tenantId).stream()
                .map(each -> each.id() + "/" + each.endsAt().toInstant())
                .toList()
                .hashCode());
    }

    private ZoneId zone(int tenantId) {
        return areas.tenant(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
