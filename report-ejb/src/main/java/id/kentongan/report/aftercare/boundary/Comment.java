package id.kentongan.report.aftercare.boundary;

import id.kentongan.report.aftercare.entity.Voice;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said in public about a report.
 *
 * @param id the cursor of lists
 * @param name what a citizen is called in that kelurahan, or the unit's name; null of whoever filed it, and of a citizen
 *     whose name was taken away
 */
public record Comment(UUID id, Voice voice, @Nullable String name, String words, OffsetDateTime at) {}
