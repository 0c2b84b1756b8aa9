package id.kentongan.core.audit.entity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param tenantId 0 for the installation itself
 * @param position grows with the time of writing; holes are transactions that were rolled back
 * @param actor who did it: {@code person:ID}, {@code operator:NAME}, {@code key:ID} or {@code system}
 * @param action what was done, in capitals such as {@code REGIONS_IMPORT}
 * @param object what it was done to, such as {@code report:JKT-2611-…}
 */
public record AuditEntry(
        int tenantId,
        UUID id,
        long position,
        OffsetDateTime at,
        String actor,
        String action,
        String object,
        @Nullable String detail) {

    /** @return the bytes that a seal covers: every column, each text behind its length, so that none can run into another */
    public byte[] canonical() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(tenantId);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeLong(position);
            Instant moment = at.toInstant();
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano() / 1_000);
            for (String text : new String[] {actor, action, object}) {
                write(out, text);
            }
            out.writeBoolean(detail != null);
            write(out, detail == null ? "" : detail);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
