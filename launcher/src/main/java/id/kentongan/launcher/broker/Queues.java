package id.kentongan.launcher.broker;

import java.util.List;

/** The queues of the tiers, as the listeners of the application name them. */
public final class Queues {
    public static final List<String> NAMES = List.of("kelurahan", "kecamatan", "pemkot", "pemprov", "agency");

    private Queues() {}
}
