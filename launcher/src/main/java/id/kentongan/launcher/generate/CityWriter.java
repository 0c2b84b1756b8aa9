package id.kentongan.launcher.generate;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.launcher.bulk.Ladder;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.ReportTables;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report with everything that the application would have written by now: history, case, deadlines that fired or
 * were cancelled, escalations, alerts, and for an open case the one deadline that is still ahead.
 */
final class CityWriter {

    private final ReportTables tables;
    private final ChosenTenant tenant;
    private final Ladder ladder;
    private final RegionsInMemory regions;
    private final long now;
    private final Map<AreaCode, Map<Tier, Unit>> units = new HashMap<>();

    CityWriter(ReportTables tables, ChosenTenant tenant, Ladder ladder, RegionsInMemory regions, Instant now) {
        this.tables = tables;
        this.tenant = tenant;
        this.ladder = ladder;
        this.regions = regions;
        this.now = now.toEpochMilli();
    }

    /** What a report says, and where. */
    record Saying(
            String category,
            double lat,
            double lon,
            Placement.Found place,
            @Nullable String address,
            String text) {}

    void write(Saying saying, Life life, SplittableRandom random) {
        new Story(saying, life, random).write();
    }

    private Map<Tier, Unit> units(AreaCode area) {
        return units.computeIfAbsent(area, code -> {
            Map<Tier, Unit> byTier = new EnumMap<>(Tier.class);
            for (Tier tier : Tier.values()) {
                if (tier != Tier.AGENCY) {
                    regions.unitAtOrAbove(code, tier).ifPresent(unit -> byTier.put(tier, unit));
                }
            }
            return byTier;
        });
    }

    private static UUID id(long millis, SplittableRandom random) {
        return new UUID(
                (millis << 16) | 0x7000L | (random.nextInt() & 0xFFFL),
                (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Life.NEVER ? null : Instant.ofEpochMilli(millis);
    }

    /** One report's life up to now. */
    private final class Story {
        private final Saying saying;
        private final Life life;
        private final SplittableRandom random;
        private final UUID id;
        private final String ticket;
        private final String area;
        private final Map<Tier, Unit> tiers;
        private Unit handling;
        private ReportStatus status = ReportStatus.SUBMITTED;
        private int seq;
        private int told;
        private long updated;
        private long escalated = Life.NEVER;
        private Tier reached;

        Story(Saying saying, Life life, SplittableRandom random) {
            this.saying = saying;
            this.life = life;
            this.random = random;
            this.id = id(life.received(), random);
            this.ticket = Ticket.of(tenant.code(), id).value();
            this.area = saying.place().area().value();
            this.tiers = units(saying.place().area());
            Unit first = tiers.get(Tier.KELURAHAN);
            if (first == null) {
                throw new IllegalStateException("no unit answers for " + area);
            }
            this.handling = first;
            this.reached = first.tier();
        }

        void write() {
            tables.report(id);
            event(ReportEventType.FILED, life.received(), handling, handling.tier());
            alert("NEW", handling, life.received());
            long answered = Math.min(life.answered(), life.closed());
            climb(answered);
            long accepted = past(life.answered());
            if (accepted != Life.NEVER) {
                become(ReportStatus.COORDINATION, ReportEventType.ACCEPTED, accepted);
            }
            long closed = past(life.closed());
            if (closed != Life.NEVER) {
                close(life.rejected(), closed);
            }
            int reopenings = 0;
            if (past(life.reopened()) != Life.NEVER) {
                become(ReportStatus.REOPENED, ReportEventType.REOPENED, life.reopened());
                reopenings = 1;
                closed = past(life.closedAgain());
                if (closed != Life.NEVER) {
                    close(false, closed);
                }
            }
            caseFile(past(answered));
            report(accepted, closed, reopenings);
        }

        private long past(long at) {
            return at <= now ? at : Life.NEVER;
        }

        /** The steps that fired before somebody answered, and the one that was planned when it happened. */
        private void climb(long answered) {
            long last = 0;
            for (Step step : ladder.accept()) {
                long due =
                        ladder.due(step, Instant.ofEpochMilli(life.received())).toEpochMilli();
                // one after the other, even where two are due at once
                long fires = Math.max(last + 1, due + random.nextInt(1_200));
                last = fires;
                if (answered <= fires || fires > now) {
                    deadline(step, due, Life.NEVER, past(answered));
                    return;
                }
                deadline(step, due, fires, Life.NEVER);
                raise(step, due, fires);
            }
        }

        private void raise(Step step, long due, long fired) {
            Unit unit = tiers.get(step.tier());
            if (unit == null) {
                return;
            }
            tables.escalations
                    .number(tenant.id())
                    .id(id)
                    .text(Phase.ACCEPT.name())
                    .number(step.number())
                    .text(step.tier().name())
                    .number(0)
                    .text(step.action().name())
                    .id(unit.id())
                    .time(instant(due))
                    .time(instant(fired))
                    .end();
            ReportEventType type = switch (step.action()) {
                case EARLY_WARNING -> ReportEventType.FOREWARNED;
                case REMINDER -> ReportEventType.REMINDED;
                case WARNING -> ReportEventType.WARNED;
                case ESCALATION -> ReportEventType.ESCALATED;
                case RESUMPTION -> throw new IllegalStateException("nothing waits before somebody has answered");
            };
            if (step.action() == StepAction.ESCALATION && escalated == Life.NEVER) {
                escalated = fired;
            }
            if (unit.tier().compareTo(reached) > 0) {
                reached = unit.tier();
                // whoever was told last takes it on as often as not
                handling = random.nextBoolean() ? unit : handling;
            }
            event(type, fired, unit, step.tier());
            alert(step.action().name(), unit, fired);
        }

        private void close(boolean rejection, long at) {
            if (rejection) {
                become(ReportStatus.REJECTED, ReportEventType.REJECTED, at);
            } else {
                become(ReportStatus.RESOLVED, ReportEventType.RESOLVED, at);
            }
        }

        private void become(ReportStatus next, ReportEventType type, long at) {
            status = next;
            event(type, at, handling, handling.tier());
        }

        private void event(ReportEventType type, long at, Unit unit, Tier tier) {
            updated = at;
            tables.events
                    .number(tenant.id())
                    .id(id)
                    .number(++seq)
                    .text(type.name())
                    .time(instant(at))
                    .text(status.name())
                    .id(unit.id())
                    .text(tier.name())
                    .text(null)
                    .end();
        }

        private void alert(String kind, Unit unit, long at) {
            told++;
            tables.alerts
                    .number(tenant.id())
                    .id(CityWriter.id(at, random))
                    .id(unit.id())
                    .text(unit.tier().name())
                    .text(kind)
                    .number(0)
                    .id(id)
                    .text(ticket)
                    .text(saying.category())
                    .text(area)
                    .time(instant(at))
                    .time(instant(at + 100 + random.nextInt(600)))
                    .end();
        }

        private void deadline(Step step, long due, long fired, long cancelled) {
            tables.deadlines
                    .number(tenant.id())
                    .id(id)
                    .text(Phase.ACCEPT.name())
                    .number(step.number())
                    .number(0)
                    .text(step.tier().name())
                    .text(step.action().name())
                    .time(instant(due))
                    .time(instant(fired))
                    .time(instant(cancelled))
                    .end();
        }

        private void caseFile(long answered) {
            boolean open = answered == Life.NEVER;
            String state = open ? "OPEN" : status.open() ? "ACCEPTED" : "CLOSED";
            tables.cases
                    .number(tenant.id())
                    .id(id)
                    .text("REPORT")
                    .text(ticket)
                    .text(saying.category())
                    .text(area)
                    .text(ladder.preset())
                    .text(state)
                    .text(reached.name())
                    .number(told)
                    .time(instant(life.received()))
                    .time(instant(answered))
                    .id(open ? null : handling.id())
                    .number(told)
                    .end();
        }

        /** One success in eight is one that nobody else has looked at. */
        private @Nullable String reason(int dice) {
            return switch (status) {
                case RESOLVED -> (dice % 8 == 0 ? CloseReason.FIXED_UNVERIFIED : CloseReason.FIXED_VERIFIED).name();
                case REJECTED -> CloseReason.CANNOT.name();
                default -> null;
            };
        }

        private void report(long accepted, long closed, int reopenings) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            tables.reports
                    .number(tenant.id())
                    .id(id)
                    .text(ticket)
                    .binary(secret)
                    .text(saying.category())
                    .text(status.name())
                    .text(Channel.SAMPLE.name())
                    .text(area)
                    .number(saying.lat())
                    .number(saying.lon())
                    .text(saying.place().rule().name())
                    .number(saying.place().borderMetres())
                    .text(saying.place().neighbour().map(AreaCode::value).orElse(null))
                    .flag(saying.place().approximate())
                    .text(saying.address())
                    .text(saying.text())
                    .time(instant(life.received()))
                    .time(instant(updated))
                    .time(ladder.expectedEnd(Instant.ofEpochMilli(life.received()))
                            .orElse(null))
                    .time(instant(Math.min(accepted, closed)))
                    .time(instant(accepted))
                    .time(instant(closed))
                    .text(reason(secret[0]))
                    .id(accepted == Life.NEVER && closed == Life.NEVER ? null : handling.id())
                    .time(instant(escalated))
                    .number(reopenings)
                    .number(seq)
                    .number(seq)
                    .end();
        }
    }
}
