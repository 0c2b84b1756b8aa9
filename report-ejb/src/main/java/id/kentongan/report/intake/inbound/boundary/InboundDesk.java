package id.kentongan.report.intake.inbound.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.control.ShortMessages;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.control.Categories;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import id.kentongan.report.intake.inbound.control.InboundAnswers;
import id.kentongan.report.intake.inbound.entity.InboundAddress;
import id.kentongan.report.intake.inbound.entity.InboundMessage;
import id.kentongan.report.intake.inbound.entity.InboundOutcome;
import id.kentongan.report.intake.inbound.entity.InboundOutcome.Problem;
import id.kentongan.report.intake.inbound.entity.InboundSignature;
import id.kentongan.report.intake.inbound.entity.InboundText;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports of messages, through the intake that everybody uses. It has no transaction of its own: when it answers, the
 * report is stored.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboundDesk {

    private static final Logger LOG = Log.of(InboundDesk.class);
    private static final int MOST_CHOICES = 8;

    @Inject
    private Settings settings;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Categories categories;

    @Inject
    private ReportIntake intake;

    @Inject
    private InboundAnswers answers;

    @Inject
    private ShortMessages shortMessages;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Meters meters;

    /** Whether a provider has signed this within the last five minutes, by the database's clock. */
    public boolean genuine(String secret, String sentAt, byte[] body, String signature) {
        return InboundSignature.holds(secret, sentAt, body, signature, clock.instant());
    }

    /** Whether something that was sent to this address or number is for us. */
    public boolean ours(String address) {
        return addressed(address).isPresent();
    }

    /**
     * Files a message. The same id again gets the same outcome, for seven days.
     *
     * @param secret what nobody but the sender's system and we know: the tracking code is computed from it and the id
     */
    public InboundOutcome take(InboundMessage message, String secret) {
        InboundOutcome outcome = addressed(message.to())
                .flatMap(address -> areas.tenantByDomain(address.domain())
                        .map(tenant -> Scope.tenant(tenant.id()).call(() -> file(message, address, tenant, secret))))
                .orElse(InboundOutcome.not(Problem.NOT_FOR_US, List.of()));
        @Nullable Problem problem = outcome.problem();
        meters.count(
                "kentongan_inbound_messages_total",
                "channel",
                message.channel().name().toLowerCase(Locale.ROOT),
                "outcome",
                problem == null ? "filed" : problem.name().toLowerCase(Locale.ROOT));
        return outcome;
    }

    /**
     * Answers by a short message.
     *
     * @param to the telephone that the message came from
     * @return the words, for a provider that sends them itself
     */
    public String reply(String to, InboundOutcome outcome) {
        String text = answers.shortMessage(outcome);
        if (shortMessages.ready()) {
            try {
                // The same answer to the same telephone is one message, however often its question came.
                shortMessages.carry(to, text, UUID.nameUUIDFromBytes((to + text).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                LOG.log(WARNING, "IN-5003 an answer was not taken; the provider has it too");
            }
        }
        return text;
    }

    private Optional<InboundAddress> addressed(String to) {
        String normal = InboundAddress.normal(to);
        return settings.find("kentongan.inbound.addresses").map(InboundAddress::list).stream()
                .flatMap(List::stream)
                .filter(each -> each.address().equals(normal))
                .findFirst();
    }

    private InboundOutcome file(InboundMessage message, InboundAddress address, Tenant tenant, String secret) {
        String words = (message.subject() + "\n" + message.text()).strip();
        if (words.isEmpty()) {
            return InboundOutcome.not(Problem.EMPTY, List.of());
        }
        if (words.codePointCount(0, words.length()) > NewReport.LONGEST_DESCRIPTION) {
            return InboundOutcome.not(Problem.TOO_LONG, List.of());
        }
        List<Category> known = categories.of(tenant.id()).stream()
                .filter(category -> !category.retired())
                .toList();
        List<InboundText.Place> places = areas.nameable(tenant).stream()
                .map(each -> new InboundText.Place(each.code(), each.name(), each.kecamatan()))
                .toList();
        InboundText read = InboundText.read(message.subject(), message.text(), keywords(known), places);
        @Nullable String category = read.category() == null ? address.category() : read.category();
        if (category == null) {
            return InboundOutcome.not(
                    Problem.NO_CATEGORY,
                    known.stream().map(Category::code).limit(MOST_CHOICES).toList());
        }
        if (read.areas().size() > 1) {
            return InboundOutcome.not(Problem.SEVERAL_PLACES, choices(read.areas(), places));
        }
        @Nullable
        AreaCode area = read.areas().isEmpty() ? address.area() : read.areas().get(0);
        if (area == null) {
            return InboundOutcome.not(Problem.NO_PLACE, List.of());
        }
        NewReport report = new NewReport(
                tenant,
                category,
                0,
                0,
                null,
                words,
                message.channel(),
                Map.of(),
                Reporter.ANONYMOUS,
                area,
                message.photos());
        try {
            Receipt receipt = intake.file(report, IdempotencyKey.of(secret, message.id()));
            return InboundOutcome.filed(
                    receipt.ticket(), receipt.trackingCode(), receipt.place().name());
        } catch (UnknownCategory e) {
            return InboundOutcome.not(Problem.NO_CATEGORY, List.of());
        } catch (OutsideJurisdiction e) {
            return InboundOutcome.not(Problem.NO_PLACE, List.of());
        } catch (InvalidAnswers e) {
            return InboundOutcome.not(Problem.QUESTIONS, List.of());
        } catch (IdempotencyKeyReused e) {
            return InboundOutcome.not(Problem.REUSED, List.of());
        }
    }

    private static List<InboundText.Keyword> keywords(List<Category> known) {
        return known.stream()
                .flatMap(category -> Stream.of(category.code(), category.nameId(), category.nameEn())
                        .filter(Objects::nonNull)
                        .map(words -> new InboundText.Keyword(category.code(), words)))
                .toList();
    }

    private static List<String> choices(List<AreaCode> meant, List<InboundText.Place> places) {
        return places.stream()
                .filter(place -> meant.contains(place.code()))
                .limit(MOST_CHOICES)
                .map(place -> place.code().value() + " " + place.name() + ", " + place.kecamatan())
                .toList();
    }
}
