package id.kentongan.web.disaster.view;

import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.disaster.DisasterWords;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code /control/disaster.xhtml} offers and lists: kinds, places, hours, and the disasters of the reader's governments. */
@Named
@RequestScoped
public class DisasterLists {

    /** What is chosen unless somebody chooses something else: a day. */
    static final int USUAL_HOURS = 24;

    /** Hours that are offered: a shift, half a day, days, a week, two. */
    private static final List<Integer> HOURS = List.of(6, 12, 24, 48, 72, 168, 336);

    /** A choice of a list. */
    public record Choice(String value, String name) {}

    /** A line of what was said. */
    public record Said(String step, String by, String at, String until, String reason) {}

    /** A disaster with what was said of it. */
    public record Card(String title, String where, String style, String state, List<Said> said) {}

    /** What a form names: a disaster or areas of one government. */
    record Of(Tenant tenant, String rest) {}

    @Inject
    private DisasterDesk desk;

    @Inject
    private DisasterWords words;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** A value of a list: the government's number, a slash, and what it is in it. */
    Optional<Of> of(String value) {
        int slash = value.indexOf('/');
        return tenants().stream()
                .filter(tenant -> slash > 0 && value.substring(0, slash).equals(Integer.toString(tenant.id())))
                .findFirst()
                .map(tenant -> new Of(tenant, value.substring(slash + 1)));
    }

    /** The governments of which the reader may decide about at least a city. */
    List<Tenant> tenants() {
        return user.isSignedIn()
                ? areas.tenants().stream()
                        .filter(tenant ->
                                !DisasterDesk.grounds(user.actor(), tenant).isEmpty())
                        .toList()
                : List.of();
    }

    /** Whole cities first, then their kecamatan with their kelurahan. */
    public List<Choice> getPlaces() {
        return tenants().stream()
                .flatMap(tenant -> DisasterDesk.grounds(user.actor(), tenant).stream()
                        .flatMap(ground -> Stream.concat(Stream.of(ground), below(tenant, ground)))
                        .distinct()
                        .map(code -> new Choice(tenant.id() + "/" + code.value(), label(code))))
                .toList();
    }

    private Stream<AreaCode> below(Tenant tenant, AreaCode ground) {
        return areas.kelurahan(tenant).stream()
                .filter(kelurahan -> kelurahan.within(ground))
                .flatMap(kelurahan -> Stream.of(Level.KOTA, Level.KECAMATAN, Level.KELURAHAN)
                        .flatMap(level -> kelurahan.at(level).stream()))
                .distinct()
                .sorted();
    }

    private String label(AreaCode code) {
        String indent = "– ".repeat(Math.max(0, code.level().ordinal() - Level.KOTA.ordinal()));
        return indent + words.name(code);
    }

    /** Those that go on and may be decided about. */
    public List<Choice> getRunning() {
        return tenants().stream()
                .flatMap(tenant -> words.running(tenant.id()).stream())
                .filter(each -> DisasterDesk.mayDecide(user.actor(), each))
                .map(each ->
                        new Choice(each.tenantId() + "/" + each.id(), words.kind(each) + ", " + words.detail(each)))
                .toList();
    }

    /** What goes on and what is over, the newest first. */
    public List<Card> getCards() {
        return tenants().stream()
                .flatMap(tenant -> desk.history(tenant.id()).stream().map(each -> card(tenant, each)))
                .toList();
    }

    private Card card(Tenant tenant, Disaster disaster) {
        return new Card(
                words.kind(disaster),
                words.where(disaster),
                disaster.running() ? "icon-WARNING" : "icon-done",
                texts.get("disaster.state." + (disaster.running() ? "running" : "over")),
                disaster.history().stream()
                        .map(line -> new Said(
                                texts.get("disaster.step." + line.step()),
                                line.saidBy(),
                                texts.time(line.saidAt(), tenant.zone()),
                                texts.time(line.endsAt(), tenant.zone()),
                                line.reason()))
                        .toList());
    }

    public List<Choice> getKinds() {
        return Arrays.stream(DisasterKind.values())
                .map(each -> new Choice(each.name(), texts.get("disaster.kind." + each)))
                .toList();
    }

    public List<Choice> getTerms() {
        return HOURS.stream()
                .map(each -> new Choice(
                        each.toString(),
                        each < 48 ? texts.get("disaster.hours", each) : texts.get("disaster.days", each / 24)))
                .toList();
    }
}
