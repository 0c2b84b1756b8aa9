package id.kentongan.bench;

import io.netty.channel.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * B7: a room with 500 open pages. What is said there is judged and kept, and then heard by all; beside it, in turn and with
 * the same listeners, a room of ejabberd that keeps nothing and a bare broadcast. Then some of the pages stop reading.
 */
final class Fanout {
    private static final String AREA = "31.71.01.1001";
    private static final int MEMBERS = 500;
    private static final int RATE = 10;
    private static final int DEAF = 5;
    private static final double MOST_OF_OTHERS = 1.2;
    private static final double MOST_OF_EJABBERD = 1;
    private static final String OTHER_AREA = "31.71.01.1002";
    private static final int OTHERS = 20;
    private static final int MANY = 12_000;
    private static final String LONG = "Kerja bakti membersihkan taman dan selokan di sepanjang jalan. ".repeat(28);
    private static final Pattern UP_TO = Pattern.compile("\"upTo\":(\\d+),\"more\":(true|false)");

    private final City city;
    private final Findings findings;
    private final Options options;
    private final Conversation talk;

    Fanout(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
        this.talk = new Conversation(city, findings);
    }

    void run() throws Exception {
        try (Citizens citizens = new Citizens(city);
                Listeners listeners = new Listeners();
                Ejabberd ejabberd = Ejabberd.start(city.home())) {
            findings.progress("%d people move to a kelurahan and open its room", MEMBERS);
            List<Citizens.Citizen> members = citizens.move(AREA, MEMBERS);
            for (Citizens.Citizen member : members) {
                talk.open(citizens, listeners, member);
            }
            for (int i = 0; i < MEMBERS; i++) {
                ejabberd.join(listeners, "warga" + i, talk::hear);
            }
            Process bare = broadcast();
            try {
                compare(members, listeners, ejabberd, bare);
            } finally {
                bare.destroy();
            }
            slow(citizens, members);
        }
    }

    private Conversation.Round round(String who, Conversation.Mouth mouth, DoubleSupplier processor) throws Exception {
        return talk.round(who, new Conversation.Pace(RATE, RATE * options.seconds(), MEMBERS, DEAF), mouth, processor);
    }

    private static Process broadcast() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broadcast.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void compare(List<Citizens.Citizen> members, Listeners listeners, Ejabberd ejabberd, Process bare)
            throws Exception {
        int port = Integer.parseInt(
                new BufferedReader(new InputStreamReader(bare.getInputStream(), StandardCharsets.UTF_8)).readLine());
        List<Channel> all = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            all.add(listeners.open(URI.create("ws://127.0.0.1:" + port + "/"), null, Map.of(), talk::hear));
        }
        try (Conversation.Speakers ours = talk.speakers(members)) {
            Conversation.Mouth loud = number -> Listeners.say(all.get(number % MEMBERS), Citizens.sentence(number));
            findings.progress("warming up");
            talk.warmUp(ours);
            talk.warmUp(ejabberd::say);
            talk.warmUp(loud);
            findings.say("");
            findings.say("%d listeners, %d words a second; each in turn", MEMBERS, RATE);
            double mine = 0;
            double theirs = 0;
            double least = 0;
            for (int pair = 0; pair < options.pairs(); pair++) {
                double database = Processor.withChildren(city.databasePid());
                mine += round("ours", ours, () -> Processor.of(city.pid())).micros();
                database = Processor.withChildren(city.databasePid()) - database;
                findings.say(
                        "            its database, to keep them: %.1f us for each that heard",
                        1e6 * database / (RATE * options.seconds() * (double) MEMBERS));
                theirs += round("ejabberd", ejabberd::say, () -> Processor.of(ejabberd.pid()))
                        .micros();
                least += round("a bare broadcast", loud, () -> Processor.of(bare.pid()))
                        .micros();
            }
            findings.say("");
            findings.goal(
                    "the server's processor time for each that hears: %.2f of ejabberd's, goal at most %.0f (stretch 0.5); %.1f of a bare broadcast's"
                            .formatted(mine / theirs, MOST_OF_EJABBERD, mine / least),
                    mine <= MOST_OF_EJABBERD * theirs);
        }
        all.forEach(Channel::close);
    }

    /** The others' words come as soon as if everybody read; who did not is sent away and finds all of it later. */
    private void slow(Citizens citizens, List<Citizens.Citizen> members) throws Exception {
        findings.say("");
        findings.say("%d more pages that stop reading, in turn with none", DEAF);
        List<Citizens.Citizen> deaf = citizens.move(AREA, DEAF);
        double without = 0;
        double with = 0;
        try (Conversation.Speakers ours = talk.speakers(members)) {
            for (int pair = 0; pair < options.pairs(); pair++) {
                without += round("everybody reads", ours, () -> Processor.of(city.pid()))
                        .p99();
                List<Mute> mutes = new ArrayList<>();
                for (Citizens.Citizen one : deaf) {
                    mutes.add(new Mute(city, one.cookie(), citizens.ticket(one) + " rooms"));
                }
                with += round(DEAF + " do not", ours, () -> Processor.of(city.pid()))
                        .p99();
                for (Mute mute : mutes) {
                    mute.close();
                }
            }
            findings.say("");
            findings.goal(
                    "p99 of those who read: %.2f of what it is when all do, goal at most %.1f"
                            .formatted(with / without, MOST_OF_OTHERS),
                    with <= MOST_OF_OTHERS * without);
        }
        sentAway(citizens);
    }

    /** In another room, so that more can be said than the kernel keeps for who does not read. */
    private void sentAway(Citizens citizens) throws Exception {
        List<Citizens.Citizen> members = citizens.move(OTHER_AREA, OTHERS);
        Citizens.Citizen one = members.get(0);
        int from = talk.numbers(MANY);
        try (Mute mute = new Mute(city, one.cookie(), citizens.ticket(one) + " rooms")) {
            long known = upTo(citizens, one);
            for (int number = from; number < from + MANY; number++) {
                citizens.say(members.get(1 + number % (OTHERS - 1)), LONG + Citizens.sentence(number));
            }
            TreeSet<Integer> heard = new TreeSet<>();
            int code = mute.end(words -> numbers(words, heard));
            int live = heard.size();
            findings.require(
                    "who reads nothing while %d words are said is sent away, with code %d".formatted(MANY, code),
                    code != Mute.OPEN && live < MANY);
            for (boolean more = true; more; ) {
                String changes = citizens.changes(one, known);
                numbers(changes, heard);
                Matcher upTo = UP_TO.matcher(changes);
                if (!upTo.find()) {
                    throw new IllegalStateException(changes);
                }
                known = Long.parseLong(upTo.group(1));
                more = upTo.group(2).equals("true");
            }
            findings.require(
                    "it had %d of them from the socket, and has %d after asking for what came since"
                            .formatted(live, heard.size()),
                    heard.size() == MANY);
        }
    }

    private long upTo(Citizens citizens, Citizens.Citizen one) throws IOException {
        long known = 0;
        while (true) {
            Matcher upTo = UP_TO.matcher(citizens.changes(one, known));
            if (!upTo.find()) {
                throw new IllegalStateException("no changes");
            }
            known = Long.parseLong(upTo.group(1));
            if (upTo.group(2).equals("false")) {
                return known;
            }
        }
    }

    private static void numbers(String text, TreeSet<Integer> into) {
        Matcher number = Conversation.NUMBER.matcher(text);
        while (number.find()) {
            into.add(Integer.parseInt(number.group(1)));
        }
    }
}
