package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.intake.control.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to file.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param address at most {@value #LONGEST_ADDRESS} characters, or null
 * @param description at most {@value #LONGEST_DESCRIPTION} characters; may be empty
 * @param attributes answers to the questions of the category by code, as they were sent; the intake checks them
 * @param reporter what the author tells about themselves; goes to the vault, not beside the report
 * @param named the kelurahan, from who knows no position; then {@code lat} and {@code lon} mean nothing. Null else
 * @param photos at most {@value Photo#MOST}
 */
public record NewReport(
        Tenant tenant,
        String categoryCode,
        double lat,
        double lon,
        @Nullable String address,
        String description,
        Channel channel,
        Map<String, List<String>> attributes,
        Reporter reporter,
        @Nullable AreaCode named,
        List<Photo> photos) {

    public static final int LONGEST_DESCRIPTION = 4_000;
    public static final int LONGEST_ADDRESS = 400;

    public NewReport {
        bounded("description", description, LONGEST_DESCRIPTION);
        if (address != null) {
            bounded("address", address, LONGEST_ADDRESS);
        }
        attributes = Map.copyOf(attributes);
        photos = List.copyOf(photos);
        if (photos.size() > Photo.MOST) {
            throw new IllegalArgumentException("more than " + Photo.MOST + " photos");
        }
    }

    /** At a position, without photos. */
    public NewReport(
            Tenant tenant,
            String categoryCode,
            double lat,
            double lon,
            @Nullable String address,
            String description,
            Channel channel,
            Map<String, List<String>> attributes,
            Reporter reporter) {
        this(tenant, categoryCode, lat, lon, address, description, channel, attributes, reporter, null, List.of());
    }

    /** Without answers to the questions of its category, from somebody who tells nothing about themselves. */
    public NewReport(
            Tenant tenant,
            String categoryCode,
            double lat,
            double lon,
            @Nullable String address,
            String description,
            Channel channel) {
        this(tenant, categoryCode, lat, lon, address, description, channel, Map.of(), Reporter.ANONYMOUS);
    }

    /**
     * Two reports with the same fingerprint say the same. Who sends them is left out: beside a fingerprint that knows a
     * telephone number, and everything else of the report, one could try out all numbers there are.
     */
    String fingerprint() {
        String told = Fingerprint.of(tenant.id(), categoryCode, lat, lon, address, description, channel);
        String answered = attributes.isEmpty() ? told : Fingerprint.of(told, new TreeMap<>(attributes));
        return named == null && photos.isEmpty()
                ? answered
                : Fingerprint.of(
                        answered, named, photos.stream().map(Photo::uploadHash).toList());
    }

    private static void bounded(String what, String text, int most) {
        // Code points, as PostgreSQL counts: an emoji is one character.
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(what + " is longer than " + most + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " has a character that no database can keep");
        }
    }
}
