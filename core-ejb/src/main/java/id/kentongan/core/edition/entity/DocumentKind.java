package id.kentongan.core.edition.entity;

import id.kentongan.core.access.entity.Action;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a kind of document is kept and who may do what with it.
 *
 * @param <T> what it says
 * @param name in the audit, such as {@code ladder}
 * @param versions table with (tenant_id, version, content, note, published_at, published_by)
 * @param drafts table with (tenant_id, content, revision, base, changed_at, changed_by); null if it is published without one
 * @param content name of the column of both that has it, as JSON
 * @param read what lets somebody look
 * @param change what lets somebody save and publish
 * @param toText what it says, as JSON
 * @param fromText the way back
 */
public record DocumentKind<T>(
        String name,
        String versions,
        @Nullable String drafts,
        String content,
        Action read,
        Action change,
        Function<T, String> toText,
        Reader<T> fromText) {

    /** The way back from its text. */
    @FunctionalInterface
    public interface Reader<T> {
        /** @param version under which it was published; 0 for a draft */
        T read(int version, String text);
    }
}
