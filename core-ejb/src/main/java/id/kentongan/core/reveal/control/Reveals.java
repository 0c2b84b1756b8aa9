package id.kentongan.core.reveal.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.NoticeBar;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealCount;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import id.kentongan.core.vault.control.ContactKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the vault that reveals go through. They decide by themselves, also if everything before them forgot
 * to.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Reveals {

    private static final String ROWS = """
            select v.id, v.tenant_id, v.ticket, v.area_code, v.requester, coalesce(a.display_name, '?'), v.reason, v.basis,
                   v.notice_bar, v.requested_at, v.decided_at, d.display_name, v.note, v.open_until, v.reads,
                   case when v.decided_at is null then 'WAITING' when not v.approved then 'REFUSED'
                        when v.open_until > now() then 'OPEN' else 'EXPIRED' end
            from vault.reveals(?::uuid, ?::uuid, ?::uuid, ?) v
            left join core.account a on a.person_id = v.requester
            left join core.account d on d.person_id = v.decided_by
            order by v.decided_at is not null, v.requested_at desc, v.id""";

    private final Sql sql;
    private final ContactKeys keys;
    private final AuditTrail audit;

    @Inject
    public Reveals(Sql sql, ContactKeys keys, AuditTrail audit) {
        this.sql = sql;
        this.keys = keys;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected Reveals() {
        this.sql = null;
        this.keys = null;
        this.audit = null;
    }

    /** @return {@code REQUESTED}, or why not */
    public RevealOutcome request(
            UUID id, int tenantId, UUID report, String ticket, AreaCode area, UUID person, RevealWish wish) {
        return outcome(
                "select vault.request_reveal(?, ?, ?, ?, ?, ?, ?, ?, ?::text)",
                id,
                tenantId,
                report,
                ticket,
                area.value(),
                person,
                wish.reason(),
                wish.basis().name(),
                wish.bar() == null ? null : wish.bar().name());
    }

    /** @return {@code APPROVED} or {@code REFUSED}, or why nothing was decided */
    public RevealOutcome decide(UUID id, UUID person, boolean yes, @Nullable String note, int hours) {
        return outcome("select vault.decide_reveal(?, ?, ?, ?::text, ?)", id, person, yes, note, hours);
    }

    /** Each row is a piece of the identity, or the one reason why there is none. */
    public RevealedIdentity read(UUID id, UUID person) {
        List<RevealedIdentity> pieces =
                sql.list("select outcome, kind, value, key_id from vault.read_reveal(?, ?)", this::piece, id, person);
        RevealOutcome outcome =
                pieces.isEmpty() ? RevealOutcome.NOBODY : pieces.get(0).outcome();
        return new RevealedIdentity(
                outcome,
                pieces.stream().flatMap(piece -> piece.details().stream()).toList());
    }

    private RevealedIdentity piece(ResultSet row) throws SQLException {
        RevealOutcome outcome = RevealOutcome.valueOf(row.getString(1));
        String kind = row.getString(2);
        if (kind == null) {
            return new RevealedIdentity(outcome, List.of());
        }
        String text = keys.open(row.getString(4), kind, row.getBytes(3));
        return new RevealedIdentity(
                outcome, List.of(new RevealedIdentity.Detail(RevealedIdentity.Kind.valueOf(kind), text)));
    }

    /** Requests of one person, newest first, or all of the scope's tenants. */
    public List<Reveal> list(@Nullable UUID requester, @Nullable UUID report, int most) {
        return sql.list(ROWS, Reveals::reveal, requester, report, null, most);
    }

    public Optional<Reveal> find(UUID id) {
        return sql.one(ROWS, Reveals::reveal, null, null, id, 1);
    }

    public List<RevealCount> counts(int tenantId) {
        return sql.list(
                "select month, requested, approved, refused, waiting, read from vault.reveal_counts(?)",
                row -> new RevealCount(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                tenantId);
    }

    /**
     * Writes down that somebody tried what they may not, before the vault was asked.
     *
     * @param tenantId in whose audit: one of the actor's scope
     */
    public RevealOutcome deny(Actor actor, int tenantId, String object, RevealOutcome why) {
        audit.record(tenantId, actor.personId(), "REVEAL_DENIED", object, why.name());
        return why;
    }

    private RevealOutcome outcome(String function, @Nullable Object... arguments) {
        return RevealOutcome.valueOf(
                sql.one(function, row -> row.getString(1), arguments).orElseThrow());
    }

    private static Reveal reveal(ResultSet row) throws SQLException {
        String bar = row.getString(9);
        return new Reveal(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                new AreaCode(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                LegalBasis.valueOf(row.getString(8)),
                bar == null ? null : NoticeBar.valueOf(bar),
                row.getObject(10, OffsetDateTime.class),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12),
                row.getString(13),
                row.getObject(14, OffsetDateTime.class),
                row.getInt(15),
                Reveal.State.valueOf(row.getString(16)));
    }
}
