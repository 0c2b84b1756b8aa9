package id.kentongan.launcher.replay;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Progress;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code reports replay FILE}: sends the reports of a file through Open311 and counts what became of them. */
public final class ReportsReplay implements Command {

    private final Pause pause;

    public ReportsReplay() {
        this(Pause.REAL);
    }

    ReportsReplay(Pause pause) {
        this.pause = pause;
    }

    @Override
    public Verb verb() {
        return Verb.REPORTS_REPLAY;
    }

    @Override
    public Set<String> flags() {
        return Options.FLAGS;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return run(invocation.arguments(), invocation.flags(), invocation.settings(), invocation.console());
    }

    int run(List<String> arguments, Map<String, String> flags, Settings settings, Console console) throws Exception {
        Messages messages =
                Messages.beside(ReportsReplay.class, settings.messages().locale());
        Options options = Options.of(arguments, flags, settings, messages);
        Contents contents = new Contents();
        options.file().read(options.limit(), contents::report, number -> contents.features++);
        City city = new City(options.account(), pause, options.patience(), new Announcer(console, messages));
        greet(city, options.account(), messages);

        console.say(messages.text(
                "start",
                contents.features,
                options.account().url(),
                options.account().jurisdiction(),
                options.account().run()));
        if (options.speed() != Rhythm.UNBOUNDED) {
            console.say(messages.text("duration", Math.round(contents.span().toSeconds() / options.speed() / 60)));
        }
        Tally tally = new Tally();
        Progress progress = console.progress(messages.text("progress"), contents.features);
        send(options, city, tally, progress);
        tally.print(console, messages);
        return tally.complete() ? 0 : 1;
    }

    /** What the first reading of the file finds out; it also proves that the file is whole. */
    private static final class Contents {
        private int features;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void report(PastReport report) {
            features++;
            Instant at = report.at();
            if (at != null) {
                first = first == null ? at : first;
                last = last == null || at.isAfter(last) ? at : last;
            }
        }

        Duration span() {
            return first == null || last == null ? Duration.ZERO : Duration.between(first, last);
        }
    }

    /** Before anything is sent: does the server answer, does it know the jurisdiction and the service? */
    private static void greet(City city, City.Account account, Messages messages) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = city.services();
        } catch (IOException e) {
            throw messages.refusal(e, "no-server", account.url());
        }
        boolean answered = City.open311(response);
        if (answered && response.statusCode() == 404) {
            throw messages.refusal("unknown-jurisdiction", account.jurisdiction(), account.url());
        }
        if (!answered || response.statusCode() != 200) {
            throw messages.refusal("not-ready", account.url(), response.statusCode());
        }
        List<String> codes = City.serviceCodes(response.body());
        if (!codes.contains(account.service())) {
            throw messages.refusal("unknown-service", account.service(), String.join(", ", codes));
        }
    }

    /** Reads on only as fast as the reports are answered: at most {@code parallel} are under way. */
    private void send(Options options, City city, Tally tally, Progress progress) throws Exception {
        Rhythm rhythm = new Rhythm(options.speed(), pause);
        Semaphore free = new Semaphore(options.parallel());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        ExecutorService senders = Executors.newFixedThreadPool(options.parallel());
        try {
            options.file()
                    .read(
                            options.limit(),
                            report -> {
                                waitFor(report, rhythm, free);
                                senders.execute(() -> {
                                    try {
                                        tally.count(city.send(report));
                                        progress.at(tally.total());
                                    } catch (InterruptedException | RuntimeException e) {
                                        failure.compareAndSet(null, e);
                                    } finally {
                                        free.release();
                                    }
                                });
                            },
                            number -> {
                                tally.countUnreadable();
                                progress.at(tally.total());
                            });
            senders.shutdown();
            senders.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            senders.shutdownNow();
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("a sender stopped", thrown);
        }
    }

    private static void waitFor(PastReport report, Rhythm rhythm, Semaphore free) {
        try {
            rhythm.await(report);
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before report " + report.number(), e);
        }
    }

    /** One line when the server stops answering, one when it is back; several senders notice it at the same time. */
    private static final class Announcer implements City.Outage {

        private final Console console;
        private final Messages messages;
        private final AtomicBoolean away = new AtomicBoolean();

        Announcer(Console console, Messages messages) {
            this.console = console;
            this.messages = messages;
        }

        @Override
        public void began(String reason) {
            if (away.compareAndSet(false, true)) {
                console.say(messages.text("away", reason));
            }
        }

        @Override
        public void ended() {
            if (away.compareAndSet(true, false)) {
                console.say(messages.text("back"));
            }
        }
    }
}
