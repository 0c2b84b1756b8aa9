package id.kentongan.report.control;

import id.kentongan.core.configuration.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many reports a group needs before everybody may know of it: in open data and in public figures the same. */
@ApplicationScoped
public class SmallestGroup {

    /** Unless something else is set. */
    public static final int STANDARD = 5;

    private static final int SMALLEST = 3;
    private static final int LARGEST = 1_000;

    private final Settings settings;

    @Inject
    public SmallestGroup(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected SmallestGroup() {
        this(new Settings());
    }

    /** {@code KENTONGAN_EXPORT_K}, {@value #SMALLEST} to {@value #LARGEST}. */
    public int size() {
        return settings.number("kentongan.export.k", STANDARD, SMALLEST, LARGEST);
    }
}
