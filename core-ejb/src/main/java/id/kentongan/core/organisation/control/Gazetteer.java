package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The names of all areas that are valid today. Some 91,000 of them take about two megabytes: sorted numbers for the
 * codes, one run of bytes for the names.
 */
final class Gazetteer {

    /** An area as the database has it. */
    record Entry(AreaCode code, String kind, String name) {}

    private final long[] keys;
    private final int[] ends;
    private final byte[] names;
    private final List<AreaCode> administrativeCities = new ArrayList<>();

    Gazetteer(List<Entry> areas) {
        List<Entry> sorted = new ArrayList<>(areas);
        sorted.sort(Comparator.comparingLong(entry -> key(entry.code())));
        keys = new long[sorted.size()];
        ends = new int[sorted.size()];
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < keys.length; i++) {
            Entry entry = sorted.get(i);
            keys[i] = key(entry.code());
            text.writeBytes(entry.name().getBytes(StandardCharsets.UTF_8));
            ends[i] = text.size();
            if (entry.kind().endsWith("-administrasi")) {
                administrativeCities.add(entry.code());
            }
        }
        names = text.toByteArray();
    }

    /** Sixteen digits: the groups of the code, those that it does not have as zeros. No group of a code is zero. */
    private static long key(AreaCode code) {
        String digits = code.value().replace(".", "");
        long key = Long.parseLong(digits);
        for (int i = digits.length(); i < 16; i++) {
            key *= 10;
        }
        return key;
    }

    private static AreaCode code(long key) {
        String digits = "%016d".formatted(key);
        StringBuilder code = new StringBuilder(digits.substring(0, 2));
        int from = 2;
        for (int width : new int[] {2, 2, 4, 3, 3}) {
            String group = digits.substring(from, from + width);
            if (Integer.parseInt(group) == 0) {
                break;
            }
            code.append('.').append(group);
            from += width;
        }
        return new AreaCode(code.toString());
    }

    int size() {
        return keys.length;
    }

    boolean contains(AreaCode code) {
        return Arrays.binarySearch(keys, key(code)) >= 0;
    }

    Optional<String> name(AreaCode code) {
        int index = Arrays.binarySearch(keys, key(code));
        if (index < 0) {
            return Optional.empty();
        }
        int from = index == 0 ? 0 : ends[index - 1];
        return Optional.of(new String(names, from, ends[index] - from, StandardCharsets.UTF_8));
    }

    /** Names from the area up to its province; levels that the list does not have are left out. */
    List<String> path(AreaCode code) {
        List<String> path = new ArrayList<>();
        for (Optional<AreaCode> area = Optional.of(code);
                area.isPresent();
                area = area.get().parent()) {
            name(area.get()).ifPresent(path::add);
        }
        return path;
    }

    List<AreaCode> administrativeCities() {
        return administrativeCities;
    }

    void forEachKelurahan(Consumer<AreaCode> visitor) {
        for (long key : keys) {
            AreaCode code = code(key);
            if (code.level() == Level.KELURAHAN) {
                visitor.accept(code);
            }
        }
    }
}
