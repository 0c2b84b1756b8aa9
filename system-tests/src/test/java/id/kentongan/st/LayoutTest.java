package id.kentongan.st;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ObjectMessage;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * The layout of the house. The class files of all modules are read as the build has just made them, so a rule holds for
 * the web application as well, which is no library that a test could depend on.
 */
@AnalyzeClasses(locations = LayoutTest.Modules.class)
class LayoutTest {

    private static final Map<String, String> MODULES = new TreeMap<>(Map.of(
            "core-ejb", "id.kentongan.core",
            "report-ejb", "id.kentongan.report",
            "chat-ejb", "id.kentongan.chat",
            "dashboard-web", "id.kentongan.web",
            "launcher", "id.kentongan.launcher"));

    private static final String[] BUSINESS = {"id.kentongan.core..", "id.kentongan.report..", "id.kentongan.chat.."};
    private static final String[] APPLICATION = {
        "id.kentongan.core..", "id.kentongan.report..", "id.kentongan.chat..", "id.kentongan.web.."
    };
    private static final String WEB = "id.kentongan.web..";
    private static final String[] CONTROL = {
        "id.kentongan.core..control..", "id.kentongan.report..control..", "id.kentongan.chat..control.."
    };

    /** Where the build puts the classes of the modules. */
    static final class Modules implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            Set<Location> places = new LinkedHashSet<>();
            for (String module : MODULES.keySet()) {
                Path classes = Checkout.ROOT.resolve(module).resolve("target/classes");
                if (!Files.isDirectory(classes)) {
                    throw new IllegalStateException("not built: " + classes);
                }
                places.add(Location.of(classes));
            }
            return places;
        }
    }

    /** Rules over nothing prove nothing. */
    @ArchTest
    void rules_see_the_code(JavaClasses all) {
        assertThat(all.size()).isGreaterThan(150);
        for (String root : MODULES.values()) {
            assertThat(all.containPackage(root)).as(root).isTrue();
        }
        assertThat(all).anyMatch(c -> c.isAnnotatedWith(Entity.class));
        assertThat(all).anyMatch(c -> c.isAnnotatedWith(Stateless.class));
        assertThat(all).anyMatch(c -> c.isAnnotatedWith(MessageDriven.class));
        assertThat(all).anyMatch(c -> c.isAnnotatedWith(Transactional.class));
    }

    // ---------------------------------------------------------------- who may see whom

    @ArchTest
    static final ArchRule entity_is_the_bottom = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..control..", "..boundary..", "..gateway..", WEB);

    @ArchTest
    static final ArchRule control_does_not_call_boundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..");

    @ArchTest
    static final ArchRule core_stands_alone = noClasses()
            .that()
            .resideInAPackage("id.kentongan.core..")
            .should()
            .dependOnClassesThat(resideInAPackage("id.kentongan..").and(not(resideInAPackage("id.kentongan.core.."))));

    @ArchTest
    static final ArchRule report_does_not_see_chat = noClasses()
            .that()
            .resideInAPackage("id.kentongan.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.kentongan.chat..");

    @ArchTest
    static final ArchRule chat_does_not_see_report = noClasses()
            .that()
            .resideInAPackage("id.kentongan.chat..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.kentongan.report..");

    @ArchTest
    static final ArchRule nobody_sees_the_web = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WEB);

    @ArchTest
    static final ArchRule nobody_sees_the_launcher = noClasses()
            .that()
            .resideOutsideOfPackage("id.kentongan.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.kentongan.launcher..");

    @ArchTest
    static final ArchRule features_of_report_meet_in_the_aggregate_only = slices().matching("id.kentongan.report.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(), resideInAnyPackage("id.kentongan.report.entity..", "id.kentongan.report.control.."));

    @ArchTest
    static final ArchRule features_of_core_form_no_ring =
            slices().matching("id.kentongan.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_chat_form_no_ring =
            slices().matching("id.kentongan.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_web_form_no_ring =
            slices().matching("id.kentongan.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule web_talks_to_boundaries = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(CONTROL).and(not(resideInAPackage("id.kentongan.core.configuration.control"))));

    @ArchTest
    static final ArchRule web_holds_no_entities =
            noClasses().that().resideInAPackage(WEB).should().dependOnClassesThat(annotatedWith(Entity.class));

    @ArchTest
    static final ArchRule web_never_touches_storage_or_queues = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "jakarta.jms..", "jakarta.transaction..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule business_never_touches_the_view = noClasses()
            .that()
            .resideInAnyPackage(BUSINESS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.faces..",
                    "jakarta.servlet..",
                    "jakarta.ws.rs..",
                    "jakarta.websocket..",
                    "org.primefaces..");

    // ---------------------------------------------------------------- where things live

    /** Repositories are EJBs too, for Payara's way of finding persistence units, but join the transaction that is there. */
    @ArchTest
    static final ArchRule beans_with_transactions_are_boundaries = classes()
            .that(isEjb().and(not(onlyJoins())))
            .should()
            .resideInAnyPackage(
                    "id.kentongan.core..boundary..",
                    "id.kentongan.report..boundary..",
                    "id.kentongan.chat..boundary..");

    /** In another module than the first one, the servers bind its queues too late or not at all. */
    @ArchTest
    static final ArchRule listeners_are_in_core = classes()
            .that()
            .areAnnotatedWith(MessageDriven.class)
            .should()
            .resideInAPackage("id.kentongan.core.escalation.boundary")
            .andShould()
            .haveSimpleNameEndingWith("Listener");

    /** Servers spell a dependency of start-up beans across modules differently, so there is none. */
    @ArchTest
    static final ArchRule start_up_is_in_core =
            classes().that().areAnnotatedWith(Startup.class).should().resideInAPackage("id.kentongan.core..");

    @ArchTest
    static final ArchRule queues_are_used_in_two_places = noClasses()
            .that()
            .resideOutsideOfPackages("id.kentongan.core.outbox.boundary", "id.kentongan.core.escalation.boundary")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..");

    @ArchTest
    static final ArchRule only_control_uses_the_entity_manager = noClasses()
            .that()
            .resideOutsideOfPackage("..control..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    /** Payara Server looks a persistence unit up in the module of the running component, and a plain bean is none. */
    @ArchTest
    static final ArchRule only_ejbs_hold_an_entity_manager =
            fields().that().haveRawType(EntityManager.class).should().beDeclaredInClassesThat(isEjb());

    /** In one archive a server takes two EJBs of one name for the same, and transactions of one of them for the other's. */
    @ArchTest
    static void no_two_ejbs_share_a_name(JavaClasses all) {
        Map<String, List<String>> names = all.stream()
                .filter(isEjb())
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(names.values()).allMatch(same -> same.size() == 1);
    }

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("id.kentongan..")
            .should(new ArchCondition<JavaClass>("live in a package marked @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    JavaPackage home = item.getPackage();
                    if (!home.isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(home, home.getName() + " is not @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule no_grab_bags =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper|DTO|Dto|Service|ServiceBean|DAO|Dao)");

    // ---------------------------------------------------------------- transactions

    /** Control joins the transaction that a boundary began, and says so; it never begins one. */
    @ArchTest
    static final ArchRule transactions_begin_at_boundaries = classes()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .resideInAPackage("..control..")
            .andShould(new ArchCondition<JavaClass>("demand a transaction that is there (MANDATORY)") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    String kind = item.getAnnotationOfType(Transactional.class)
                            .value()
                            .name();
                    if (!kind.equals("MANDATORY")) {
                        events.add(SimpleConditionEvent.violated(item, item.getName() + " is " + kind));
                    }
                }
            });

    @ArchTest
    static final ArchRule no_method_begins_one_by_itself =
            noMethods().should().beAnnotatedWith(Transactional.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_steers_transactions_by_hand =
            noClasses().should().dependOnClassesThat().areAssignableTo(UserTransaction.class);

    /** The effect of a message commits in the boundary's own transaction, never in the listener's. */
    @ArchTest
    static final ArchRule listeners_call_only_what_commits_alone = classes()
            .that()
            .haveSimpleNameEndingWith("Listener")
            .and()
            .resideInAnyPackage(BUSINESS)
            .should(new ArchCondition<JavaClass>("call only beans that begin their own transaction") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
                        JavaClass owner = call.getTargetOwner();
                        boolean ours = resideInAnyPackage(APPLICATION)
                                .and(not(resideInAnyPackage("id.kentongan.core.logging..", "..entity..")))
                                .test(owner);
                        if (ours && !owner.getSimpleName().endsWith("Listener") && !beginsItsOwn(call, owner)) {
                            events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule no_roles_in_annotations = noClasses().should().beAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule no_roles_on_methods =
            noMethods().should().beAnnotatedWith(RolesAllowed.class).allowEmptyShould(true);

    /** GlassFish fires short annotated timers before the beans are ready, and the bean stays dead. */
    @ArchTest
    static final ArchRule timers_are_made_in_code =
            noMethods().should().beAnnotatedWith(Schedule.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule messages_are_text =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectMessage.class);

    @ArchTest
    static final ArchRule beans_are_injected_not_looked_up = fields().should().notBeAnnotatedWith(EJB.class);

    // ---------------------------------------------------------------- code

    @ArchTest
    static final ArchRule entities_have_no_setters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entities_keep_their_fields = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePrivate();

    /** The EclipseLink of Payara 6 cannot write a UUID that is null; a key never is. */
    @ArchTest
    static final ArchRule entities_map_uuids_as_keys_only = fields().that()
            .haveRawType(UUID.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .beAnnotatedWith(Id.class);

    /** The launcher is not meant: it stands at the edge and serves one person at one terminal. */
    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethodWhere(readsTheMachinesClock());

    /** Nothing that came from outside can become an argument of a command. */
    @ArchTest
    static final ArchRule no_processes = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    /** Where others are called there are bounds on whom, how long and how much: in gateways. */
    @ArchTest
    static final ArchRule only_gateways_call_others = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION)
            .and()
            .resideOutsideOfPackage("..gateway..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.http.HttpClient")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpURLConnection.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class);

    @ArchTest
    static final ArchRule one_way_to_log = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule nobody_prints =
            noClasses().that().resideInAnyPackage(APPLICATION).should(ACCESS_STANDARD_STREAMS);

    private static DescribedPredicate<JavaClass> isEjb() {
        return annotatedWith(Stateless.class)
                .or(annotatedWith(Stateful.class))
                .or(annotatedWith(Singleton.class))
                .or(annotatedWith(MessageDriven.class))
                .forSubtype();
    }

    private static DescribedPredicate<JavaClass> onlyJoins() {
        return DescribedPredicate.describe(
                "demand a transaction that is there (MANDATORY)",
                item -> item.tryGetAnnotationOfType(TransactionAttribute.class)
                        .filter(attribute -> attribute.value() == TransactionAttributeType.MANDATORY)
                        .isPresent());
    }

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
        Set<Class<?>> clocks = Set.of(
                Clock.class,
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class);
        return DescribedPredicate.describe(
                "the machine's clock is read",
                call -> clocks.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                        && (call.getName().equals("now") || call.getName().startsWith("system")));
    }

    private static boolean beginsItsOwn(JavaMethodCall call, JavaClass owner) {
        return call.getTarget()
                .resolveMember()
                .filter(method -> method.isAnnotatedWith(TransactionAttribute.class))
                .map(method -> isNew(method.getAnnotationOfType(TransactionAttribute.class)))
                .orElseGet(() -> owner.isAnnotatedWith(TransactionAttribute.class)
                        && isNew(owner.getAnnotationOfType(TransactionAttribute.class)));
    }

    private static boolean isNew(TransactionAttribute attribute) {
        return attribute.value() == TransactionAttributeType.REQUIRES_NEW;
    }
}
