package id.kentongan.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.entity.Move;
import jakarta.inject.Named;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every door of the web application says which action of the table stands behind it. A method of an interface, a servlet,
 * a socket, a page or a button that says nothing fails here: who adds one decides who may pass.
 */
class DoorsTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path PAGES = Path.of("src/main/webapp");

    @Test
    void methods_of_interfaces_name_their_action() throws Exception {
        List<Method> methods = classes().stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Stream.of(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                .toList();
        assertThat(methods).hasSizeGreaterThan(18);
        assertThat(methods).allMatch(method -> method.isAnnotationPresent(Needs.class));
        assertThat(methods)
                .as("interfaces are for who is not signed in, but those below /staff and /me")
                .allMatch(method -> method.getAnnotation(Needs.class).value().isOpen()
                        != Stream.of("v1/staff/", "v1/me/")
                                .anyMatch(method.getDeclaringClass()
                                        .getAnnotation(jakarta.ws.rs.Path.class)
                                        .value()::startsWith));
    }

    @Test
    void servlets_and_sockets_name_their_action() throws Exception {
        List<Class<?>> doors = classes().stream()
                .filter(type ->
                        type.isAnnotationPresent(WebServlet.class) || type.isAnnotationPresent(ServerEndpoint.class))
                .toList();
        assertThat(doors).hasSizeGreaterThan(3);
        assertThat(doors).allMatch(type -> type.isAnnotationPresent(Needs.class));
    }

    /** What Faces can call from a page: public methods of named beans that are no properties. */
    @Test
    void buttons_name_their_action() throws Exception {
        List<Method> buttons = classes().stream()
                .filter(type -> type.isAnnotationPresent(Named.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(DoorsTest::isButton)
                .toList();
        assertThat(buttons).hasSizeGreaterThan(10);
        assertThat(buttons).allMatch(method -> method.isAnnotationPresent(Needs.class));
    }

    @Test
    void pages_stand_in_the_table_and_the_table_holds_no_others() throws IOException {
        List<String> pages;
        try (Stream<Path> files = Files.walk(PAGES)) {
            pages = files.map(PAGES::relativize)
                    .map(path -> "/" + path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".xhtml"))
                    .filter(path -> !path.startsWith("/WEB-INF/") && !path.startsWith("/resources/"))
                    .toList();
        }
        assertThat(pages).isNotEmpty();
        assertThat(Stream.of(Page.values()).map(Page::path)).containsExactlyInAnyOrderElementsOf(pages);
        assertThat(Page.at("/alert/list.xhtml").map(Page::action)).contains(Action.READ_BOARD);
        assertThat(Page.at("/alert/../sign-in.xhtml")).isEmpty();
    }

    @Test
    void every_action_stands_behind_a_door() throws Exception {
        Set<Action> behind = EnumSet.noneOf(Action.class);
        Stream.of(Page.values()).map(Page::action).forEach(behind::add);
        // One door for all moves: each asks for its own.
        Stream.of(Move.values()).map(Move::action).forEach(behind::add);
        for (Class<?> type : classes()) {
            Optional.ofNullable(type.getAnnotation(Needs.class))
                    .map(Needs::value)
                    .ifPresent(behind::add);
            Stream.of(type.getDeclaredMethods())
                    .map(method -> method.getAnnotation(Needs.class))
                    .filter(needs -> needs != null)
                    .map(Needs::value)
                    .forEach(behind::add);
        }
        assertThat(behind).containsExactlyInAnyOrder(Action.values());
    }

    private static boolean isButton(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == void.class
                && method.getParameterCount() == 0;
    }

    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            names = files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(path -> path.endsWith(".class") && !path.contains("-info"))
                    .map(path -> path.substring(0, path.length() - 6).replace('/', '.'))
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(80);
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName(name, false, DoorsTest.class.getClassLoader()));
        }
        return classes;
    }
}
