package id.kentongan.report.followup.boundary;

import java.util.UUID;

/**
 * A template with what it says about one report.
 *
 * @param language {@code id} or {@code en}
 */
public record FilledTemplate(UUID id, String name, String language, String text) {}
