package id.kentongan.web.bounds;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.limit.boundary.Limits;
import id.kentongan.core.limit.entity.ClientClass;
import id.kentongan.core.logging.Log;
import id.kentongan.web.identity.door.Credential;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The gate. In this order, so that what is refused costs least: whether there is any place, form of the request, where it
 * was led from and to, limit of the client, body, place. A report's body is read before its sender gets a place, since a slow line must not keep others
 * out.
 */
public class BoundsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = Log.of(BoundsFilter.class);

    static final int LONGEST_ADDRESS = 4_096;
    static final int MOST_PARAMETERS = 200;
    static final int MOST_HEADERS = 64;
    static final int HEADER_BYTES = 16 * 1024;

    private static final int KILO = 1024;

    /** As much as the largest form of Open311 may be set to. */
    private static final int MOST_BUFFERED = 1024 * KILO;

    /** On larger machines the connections to the database must be raised with the places, which a person does. */
    private static final int MOST_BY_ITSELF = 16;

    private static final int WAITING_A_PLACE = 2;
    private static final int SIGN_IN_PLACES = 4;
    private static final int PROVIDER_PLACES = 4;

    private static final int RETRY_SECONDS = 2;
    private static final long TELL_NANOS = 10_000_000_000L;
    private static final int DATABASE_RETRY_SECONDS = 5;

    /** One address may send so many bodies at the same time: a handful of slow ones must not take all places. */
    private static final int MOST_BODIES_OF_ONE = 16;

    private static final Set<String> METHODS_OF_PAGES = Set.of("GET", "HEAD", "POST");

    @Inject
    private transient Settings settings;

    @Inject
    private transient Limits limits;

    @Inject
    private transient ApiKeys keys;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient Frontier frontier;

    private transient ClientAddress addresses = new ClientAddress("");
    private transient Map<Route, Bulkhead> places = Map.of();
    private transient Bulkhead senders = new Bulkhead(1, 0, 0);
    private transient ConcurrentMap<String, Integer> bodies = new ConcurrentHashMap<>();
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - TELL_NANOS);
    private int filingBytes;
    private int pageBytes;
    private int bodySeconds;

    @Override
    public void init() {
        addresses = new ClientAddress(settings.find("kentongan.bounds.proxies").orElse(""));
        filingBytes = settings.number("kentongan.bounds.filing.bytes", 64 * KILO, KILO, 1024 * KILO);
        pageBytes = settings.number("kentongan.bounds.page.bytes", 256 * KILO, KILO, 64 * 1024 * KILO);
        bodySeconds = settings.number("kentongan.bounds.body.seconds", 20, 1, 3_600);
        int wait = settings.number("kentongan.bounds.wait.millis", 1_000, 0, 60_000);
        Map<Route, Bulkhead> rooms = new EnumMap<>(Route.class);
        // More at once would not be served sooner, only all of them later, and refusals would not find a core.
        // Filing waits for the disk of the database about as long as it computes.
        int cores = Runtime.getRuntime().availableProcessors();
        int waiting = settings.number("kentongan.bounds.waiting", WAITING_A_PLACE, 0, 100);
        int filing = settings.number("kentongan.bounds.filing.places", Math.min(2 * cores, MOST_BY_ITSELF), 1, 1_000);
        int reading = settings.number("kentongan.bounds.reading.places", Math.min(cores + 1, MOST_BY_ITSELF), 1, 1_000);
        int page = settings.number("kentongan.bounds.page.places", Math.min(cores + 1, MOST_BY_ITSELF), 1, 1_000);
        rooms.put(Route.FILING, new Bulkhead(filing, waiting * filing, wait));
        rooms.put(Route.READING, new Bulkhead(reading, waiting * reading, wait));
        rooms.put(Route.PAGE, new Bulkhead(page, waiting * page, wait));
        // Apart, since neither a flood of guesses nor a provider that is slow must keep people from pages.
        rooms.put(Route.SIGN_IN, new Bulkhead(SIGN_IN_PLACES, waiting * SIGN_IN_PLACES, wait));
        rooms.put(Route.PROVIDER, new Bulkhead(PROVIDER_PLACES, waiting * PROVIDER_PLACES, wait));
        places = rooms;
        senders = new Bulkhead(settings.number("kentongan.bounds.senders", 32, 1, 10_000), 0, 0);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Route route = Route.of(request.getMethod(), path);
        try {
            Bulkhead room = places.get(route);
            if (room != null && room.full()) {
                throw busy();
            }
            checkForm(request, path);
            if (route != Route.VITAL) {
                frontier.check(request, path);
            }
            if (route == Route.VITAL || route == Route.FREE) {
                chain.doFilter(request, response);
                return;
            }
            String address = addresses.of(request.getRemoteAddr(), header(request, "X-Forwarded-For"));
            checkLimit(request, route, address);
            serve(request, response, chain, route, address);
        } catch (RefusedRequest e) {
            if (e.type() == ProblemType.BUSY) {
                tellOfFlood();
            }
            if (!response.isCommitted()) {
                response.resetBuffer();
                Refusals.write(e, request, response);
            }
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseUnavailable.explains(e)) {
                throw e;
            }
            LOG.log(WARNING, "WEB-5005 no database: {0}", DatabaseUnavailable.sentence(e));
            response.resetBuffer();
            Refusals.write(
                    RefusedRequest.of(ProblemType.UNAVAILABLE).retryAfter(DATABASE_RETRY_SECONDS), request, response);
        }
    }

    /** One line for all that were refused since the last one. */
    private void tellOfFlood() {
        long count = turnedAway.incrementAndGet();
        long now = System.nanoTime();
        long before = told.get();
        if (now - before > TELL_NANOS && told.compareAndSet(before, now)) {
            turnedAway.addAndGet(-count);
            LOG.log(WARNING, "WEB-5006 all places taken: {0} requests refused since this was said last", count);
        }
    }

    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return more == null ? request.getServletPath() : request.getServletPath() + more;
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        return request.getHeader(name);
    }

    // ------------------------------------------------------------------ form

    private void checkForm(HttpServletRequest request, String path) {
        if (Route.Shape.of(path) == Route.Shape.PAGE && !METHODS_OF_PAGES.contains(request.getMethod())) {
            throw RefusedRequest.of(ProblemType.METHOD_NOT_ALLOWED);
        }
        @Nullable String query = request.getQueryString();
        int length = request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
        long parameters =
                query == null ? 0 : query.chars().filter(c -> c == '&').count() + 1;
        if (length > LONGEST_ADDRESS || parameters > MOST_PARAMETERS) {
            throw RefusedRequest.of(
                    ProblemType.ADDRESS_TOO_LONG, Integer.toString(LONGEST_ADDRESS), Integer.toString(MOST_PARAMETERS));
        }
        int lines = 0;
        long bytes = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                lines++;
                bytes += name.length() + value.length() + 4;
            }
        }
        if (lines > MOST_HEADERS || bytes > HEADER_BYTES) {
            throw RefusedRequest.of(
                    ProblemType.HEADERS_TOO_LARGE,
                    Integer.toString(HEADER_BYTES / KILO),
                    Integer.toString(MOST_HEADERS));
        }
        if (Route.Shape.of(path) == Route.Shape.PROBLEM) {
            // JAX-RS stumbles over these before it looks for a resource or a mapper.
            if (!MediaTypes.readable(request.getHeader("Content-Type"))) {
                boolean posted = request.getMethod().equals("POST");
                throw RefusedRequest.of(posted ? ProblemType.UNSUPPORTED_MEDIA_TYPE : ProblemType.BAD_REQUEST);
            }
            if (!MediaTypes.readableList(request.getHeader("Accept"))) {
                throw RefusedRequest.of(ProblemType.NOT_ACCEPTABLE);
            }
        }
    }

    // ----------------------------------------------------------------- limit

    private void checkLimit(HttpServletRequest request, Route route, String address) {
        switch (route) {
            case FILING -> take(ClientClass.FILING, address);
            case SIGN_IN, PROVIDER -> {
                take(ClientClass.ADDRESS, address);
                take(ClientClass.SIGN_IN, address);
            }
            case READING -> {
                Optional<String> key = Credential.of(request).apiKey();
                if (key.isPresent() && keys.remembered(key.get())) {
                    take(ClientClass.KEY_READING, key.get());
                } else {
                    take(ClientClass.ADDRESS, address);
                    key.ifPresent(this::learn);
                }
            }
            default -> {
                Optional<UUID> person = doorkeeper.remembered(request);
                if (person.isPresent()) {
                    take(ClientClass.OFFICER, person.get().toString());
                } else {
                    take(ClientClass.ADDRESS, address);
                }
            }
        }
    }

    private void learn(String key) {
        try {
            keys.known(key);
        } catch (RuntimeException e) {
            // Without the database nobody knows; the address has been counted.
            if (!DatabaseUnavailable.explains(e)) {
                throw e;
            }
        }
    }

    private void take(ClientClass kind, String client) {
        int wait = limits.take(kind, client);
        if (wait > 0) {
            throw RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(wait))
                    .retryAfter(wait);
        }
    }

    // ------------------------------------------------------------ body, place

    private void serve(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Route route, String address)
            throws IOException, ServletException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body) {
            enter(request, response, chain, route);
            return;
        }
        boolean open311 = Route.Shape.of(path(request)) == Route.Shape.OPEN311;
        // Open311 has bounds of its own, larger ones for files, and its own words for them.
        long bound = open311 ? Long.MAX_VALUE : route == Route.FILING ? filingBytes : pageBytes;
        if (request.getContentLengthLong() > bound) {
            throw RefusedRequest.of(ProblemType.BODY_TOO_LARGE, Long.toString(bound / KILO));
        }
        if (route != Route.FILING) {
            if (request.getContentLengthLong() < 0 && route != Route.READING) {
                // The server reads a form by itself, and only the declared length can be trusted to be bounded.
                throw RefusedRequest.of(ProblemType.LENGTH_REQUIRED);
            }
            enter(request, response, chain, route);
            return;
        }
        receive(request, response, chain, bound, address);
    }

    /** Takes a report's body in, then looks for a place. A body with files is passed on as it comes. */
    private void receive(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, long bound, String address)
            throws IOException, ServletException {
        TimedRequest timed = new TimedRequest(request, bound, bodySeconds);
        @Nullable String type = request.getContentType();
        boolean files = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        byte[] whole = new byte[0];
        begin(address);
        try {
            if (files) {
                enter(timed, response, chain, Route.FILING);
            } else {
                whole = read(timed);
            }
        } finally {
            end(address);
        }
        if (whole.length > MOST_BUFFERED) {
            throw RefusedRequest.of(ProblemType.BODY_TOO_LARGE, Long.toString(MOST_BUFFERED / KILO));
        }
        if (!files) {
            enter(new BufferedRequest(request, whole), response, chain, Route.FILING);
        }
    }

    /** Chunks that are none, a line that broke off, or nothing at all for as long as the server waits for a byte. */
    private byte[] read(TimedRequest timed) {
        try {
            return timed.getInputStream().readNBytes(MOST_BUFFERED + 1);
        } catch (IOException e) {
            throw timed.patient()
                    ? RefusedRequest.of(ProblemType.BAD_REQUEST)
                    : RefusedRequest.of(ProblemType.BODY_TOO_SLOW, Integer.toString(bodySeconds));
        }
    }

    private void begin(String address) {
        if (bodies.merge(address, 1, Integer::sum) > MOST_BODIES_OF_ONE) {
            forget(address);
            throw busy();
        }
        if (!senders.enter()) {
            forget(address);
            throw busy();
        }
    }

    private void end(String address) {
        senders.leave();
        forget(address);
    }

    private void forget(String address) {
        bodies.computeIfPresent(address, (any, count) -> count <= 1 ? null : count - 1);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Route route)
            throws IOException, ServletException {
        Bulkhead room = places.get(route);
        if (room == null) {
            chain.doFilter(request, response);
            return;
        }
        if (!room.enter()) {
            throw busy();
        }
        try {
            if (route == Route.PAGE || route == Route.SIGN_IN) {
                checkCharacters(request);
            }
            chain.doFilter(request, response);
        } finally {
            room.leave();
        }
    }

    /** The database holds no NUL, and nobody types one: whatever a page would have done with it, it fails at the end. */
    private static void checkCharacters(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        @Nullable String type = request.getContentType();
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        if (query != null && query.contains("%00")
                || form
                        && request.getParameterMap().values().stream()
                                .flatMap(Arrays::stream)
                                .anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw RefusedRequest.of(ProblemType.BAD_REQUEST);
        }
    }

    private static RefusedRequest busy() {
        return RefusedRequest.of(ProblemType.BUSY, Integer.toString(RETRY_SECONDS))
                .retryAfter(RETRY_SECONDS);
    }
}
