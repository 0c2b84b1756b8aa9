package id.kentongan.st.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk in a file. It needs the rights to mount. */
final class Volume implements AutoCloseable {

    private final Path image;
    private final Path place;
    private final Path ballast;

    private Volume(Path image, Path place) {
        this.image = image;
        this.place = place;
        this.ballast = place.resolve("ballast");
    }

    /** @param folder of the experiment */
    static Volume mount(Path folder, String name, int mebibytes) throws Exception {
        Volume volume = new Volume(folder.resolve(name + ".img"), folder.resolve(name));
        // What a run that was interrupted has left mounted.
        volume.close();
        Files.createDirectories(volume.place);
        Files.deleteIfExists(volume.image);
        command("truncate", "-s", mebibytes + "M", volume.image.toString());
        command("mkfs.ext4", "-q", "-F", "-m", "0", volume.image.toString());
        command("mount", "-o", "loop", volume.image.toString(), volume.place.toString());
        return volume;
    }

    Path place() {
        return place;
    }

    /** Fills it up to a share of its room, from 0 to 1. */
    void fillTo(double share) throws Exception {
        long all = Files.getFileStore(place).getTotalSpace();
        long free = Files.getFileStore(place).getUsableSpace();
        long more = free - (long) (all * (1 - share));
        long now = Files.exists(ballast) ? Files.size(ballast) : 0;
        if (more > 0) {
            command("fallocate", "-l", String.valueOf(now + more), ballast.toString());
        }
    }

    /** Until nothing fits in any more. */
    void fill() throws Exception {
        for (int kibibytes : List.of(1024, 64, 4)) {
            for (int i = 0; i < 64; i++) {
                long now = Files.exists(ballast) ? Files.size(ballast) : 0;
                long free = Files.getFileStore(place).getUsableSpace() / 1024 / kibibytes * kibibytes * 1024;
                if (free == 0 || !tried("fallocate", "-l", String.valueOf(now + free), ballast.toString())) {
                    break;
                }
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    private static boolean tried(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void command(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            tried("umount", "-q", place.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
