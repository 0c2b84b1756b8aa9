package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A power cut, without one: the stores of PostgreSQL and of the broker lie on a file system of their own in a file, which
 * writes back only what it is told to (ext4, {@code commit=600}). At the cut everything is stopped, the file is copied as
 * it is at that moment, everything is killed, and the next start finds the copy. What had not been synced is gone, as
 * {@code kill -9} alone can never show. It needs the rights to mount.
 */
final class PowerCut implements Experiment {

    private static final int PER_SECOND = 20;

    @Override
    public String id() {
        return "R18";
    }

    @Override
    public String title() {
        return "power cuts: what was not synced is gone";
    }

    @Override
    public String control() {
        return "PostgreSQL does not sync (fsync = off)";
    }

    @Override
    public String mustMiss() {
        return "accepted but lost";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Disk disk = new Disk(run);
        // What a run that was interrupted has left mounted.
        disk.close();
        Kentongan kentongan = Stage.fresh(run, Map.of());
        disk.make();
        return Stage.on(run, kentongan, disk);
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books().change("alter system set fsync = off");
        new RestartTheDatabase.Postgres(stage.kentongan()).restart("fast");
        stage.books().untilZero("select 0", Duration.ofSeconds(30));
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int most = run.unprotected() ? 2 : run.sized(20, 3);
        Random random = new Random(run.seed());
        Kentongan kentongan = stage.kentongan();
        Ledger ledger = stage.ledger();
        Books books = stage.books();
        Disk disk = new Disk(run);
        command("sync");
        int cuts = 0;
        boolean survived = true;
        try (Load load = new Load(kentongan, ledger, run.seed())) {
            load.begin(PER_SECOND);
            // A control has failed when it has failed.
            while (cuts < most && survived && !(run.unprotected() && cuts > 0 && books.lost(ledger) > 0)) {
                KillTheProgram.pause(Duration.ofMillis(4_000 + random.nextInt(6_000)));
                cut(kentongan, disk);
                survived = startsAgain(kentongan);
                cuts++;
                findings.progress(
                        "cut %d at %d accepted: %s",
                        cuts,
                        ledger.size(),
                        survived ? books.lost(ledger) + " of them lost" : "it does not start again");
            }
            load.stop();
            int never = survived ? load.settle(Duration.ofMinutes(2)) : 0;
            findings.expect("submissions that were never accepted", 0, never);
        }
        if (run.unprotected()) {
            if (survived) {
                books.judgeReports(findings, ledger);
            } else {
                findings.expect("accepted but lost: " + ledger.size() + ", the database does not start again", false);
            }
            return;
        }
        findings.expect("cuts after which it started again by itself", most, survived ? cuts : cuts - 1);
        if (survived) {
            double told = books.untilEverythingIsTold(Duration.ofMinutes(10));
            findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
            books.judge(findings, ledger);
        }
    }

    private static boolean startsAgain(Kentongan kentongan) {
        try {
            kentongan.start().awaitReady();
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** First the program, which answers clients, then the database: no answer is given after the moment of the cut. */
    private static void cut(Kentongan kentongan, Disk disk) throws Exception {
        List<ProcessHandle> all = new ArrayList<>(List.of(kentongan.running().toHandle()));
        ProcessHandle postgres = kentongan.postgres();
        all.add(postgres);
        postgres.descendants().forEach(all::add);
        for (ProcessHandle process : all) {
            if (process.isAlive()) {
                new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        }
        disk.freeze();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (process.isAlive() && System.nanoTime() < end) {
                KillTheProgram.pause(Duration.ofMillis(20));
            }
        }
        disk.comeBack();
    }

    private static void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said);
        }
    }

    /** A file with a file system in it, which holds the database and the broker's journal. */
    private static final class Disk implements AutoCloseable {

        private static final List<String> STORES = List.of("database", "broker");

        private final Path file;
        private final Path copy;
        private final Path mounted;
        private final Path home;

        Disk(Run run) {
            this.file = run.folder().resolve("disk.img");
            this.copy = run.folder().resolve("copy.img");
            this.mounted = run.folder().resolve("disk");
            this.home = run.home();
        }

        void make() throws Exception {
            Files.createDirectories(mounted);
            Files.deleteIfExists(file);
            command("truncate", "-s", "2G", file.toString());
            command("mkfs.ext4", "-q", "-F", file.toString());
            for (String store : STORES) {
                Files.createDirectories(home.resolve(store));
            }
            mount();
        }

        private void mount() throws Exception {
            command("mount", "-o", "loop,commit=600", file.toString(), mounted.toString());
            for (String store : STORES) {
                Files.createDirectories(mounted.resolve(store));
                command(
                        "mount",
                        "--bind",
                        mounted.resolve(store).toString(),
                        home.resolve(store).toString());
            }
        }

        void freeze() throws Exception {
            command("cp", "--sparse=always", file.toString(), copy.toString());
        }

        void comeBack() throws Exception {
            unmount();
            Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            mount();
        }

        private void unmount() throws Exception {
            for (String store : STORES) {
                command("umount", home.resolve(store).toString());
            }
            command("umount", mounted.toString());
        }

        @Override
        public void close() throws IOException {
            for (Path place : List.of(home.resolve("database"), home.resolve("broker"), mounted)) {
                Process process = new ProcessBuilder("umount", "-q", place.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try {
                    process.waitFor();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
