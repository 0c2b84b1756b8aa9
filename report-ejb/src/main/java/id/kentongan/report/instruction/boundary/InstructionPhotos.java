package id.kentongan.report.instruction.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.instruction.control.InstructionDoor;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.UUID;

/** Photos with what somebody has said about an instruction: from who said it, for all who may read it. */
@Stateless
public class InstructionPhotos {

    /** The most photos with one line of the history. */
    public static final int MOST = 3;

    @Inject
    private InstructionDoor door;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Whether the actor may attach a photo there: asked before a large body is read.
     *
     * @param step of the history
     * @throws InstructionRefused if there is no such instruction for the actor, or somebody else did that step
     */
    public void check(Actor actor, int tenantId, String number, long step) {
        actor.scope().run(() -> {
            clock.now();
            own(actor, door.readable(actor, tenantId, number), step);
        });
    }

    /**
     * Attaches a photo. The same picture is kept once.
     *
     * @return how many photos the step has now
     * @throws InstructionRefused as {@link #check}, or if it has {@value #MOST} already
     */
    public int add(Actor actor, int tenantId, String number, long step, Photo photo) {
        return actor.scope().call(() -> {
            clock.now();
            Instruction of = door.readable(actor, tenantId, number);
            own(actor, of, step);
            // Two at once would both find room for the last one.
            sql.one(
                    "select pg_advisory_xact_lock(hashtextextended('report.instruction_photo/' || ?, ?))",
                    row -> true,
                    of.id().toString(),
                    step);
            byte[] hash = HexFormat.of().parseHex(photo.uploadHash());
            int others = sql.one(
                            "select count(*) from report.instruction_photo where tenant_id = ? and instruction_id = ?"
                                    + " and step = ? and upload_hash <> ?",
                            row -> row.getInt(1),
                            tenantId,
                            of.id(),
                            step,
                            hash)
                    .orElse(0);
            if (others >= MOST) {
                throw new InstructionRefused(Reason.TOO_MANY_PHOTOS);
            }
            sql.update(
                    "insert into report.instruction_photo (tenant_id, id, instruction_id, step, upload_hash, width, height,"
                            + " content, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    tenantId,
                    UuidV7.at(clock.instant()),
                    of.id(),
                    step,
                    hash,
                    photo.width(),
                    photo.height(),
                    photo.jpeg(),
                    clock.now());
            return others + 1;
        });
    }

    private void own(Actor actor, Instruction of, long step) {
        boolean own = sql.one(
                        "select 1 from report.instruction_step where tenant_id = ? and instruction_id = ? and step = ?"
                                + " and person_id = ?",
                        row -> true,
                        of.tenantId(),
                        of.id(),
                        step,
                        actor.personId())
                .isPresent();
        if (!own) {
            throw new InstructionRefused(Reason.UNKNOWN);
        }
    }

    /**
     * The JPEG of one.
     *
     * @throws InstructionRefused if there is no such instruction for the actor, or no such photo of it
     */
    public byte[] jpeg(Actor actor, int tenantId, String number, UUID photo) {
        return actor.scope().call(() -> {
            clock.now();
            Instruction of = door.readable(actor, tenantId, number);
            return sql.one(
                            "select content from report.instruction_photo where tenant_id = ? and instruction_id = ?"
                                    + " and id = ?",
                            row -> row.getBytes(1),
                            tenantId,
                            of.id(),
                            photo)
                    .orElseThrow(() -> new InstructionRefused(Reason.UNKNOWN));
        });
    }
}
