package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
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

    /** What the key of a kecamatan, and of a kelurahan, is a multiple of. */
    private static final long KECAMATAN_STEP = 10_000_000_000L;

    private static final long KELURAHAN_STEP = 1_000_000L;

    private final long[] keys;
    private final int[] ends;
    private final byte[] names;
    private final List<AreaCode> administrativeCities = new ArrayList<>();

    private record Keyed(long key, Entry entry) {}

    Gazetteer(List<Entry> areas) {
        List<Keyed> sorted = new ArrayList<>(areas.size());
        for (Entry entry : areas) {
            sorted.add(new Keyed(key(entry.code()), entry));
        }
        sorted.sort(Comparator.comparingLong(Keyed::key));
        keys = new long[sorted.size()];
        ends = new int[sorted.size()];
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < keys.length; i++) {
            Entry entry = sorted.get(i).entry();
            keys[i] = sorted.get(i).key();
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
        String value = code.value();
        long key = 0;
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (digit != '.') {
                key = 10 * key + digit - '0';
                digits++;
            }
        }
        for (; digits < 16; digits++) {
            key *= 10;
        }
        return key;
    }

    private static AreaCode code(long key) {
        String digits = Long.toString(10_000_000_000_000_000L + key).substring(1);
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
        kelurahan(0, keys.length, visitor);
    }

    /** @return the kelurahan of one kecamatan, in the order of their codes */
    List<AreaCode> kelurahanOf(AreaCode kecamatan) {
        List<AreaCode> found = new ArrayList<>();
        long first = key(kecamatan);
        kelurahan(indexFrom(first), indexFrom(first + KECAMATAN_STEP), found::add);
        return found;
    }

    private int indexFrom(long key) {
        int index = Arrays.binarySearch(keys, key);
        return index < 0 ? -index - 1 : index;
    }

    private void kelurahan(int from, int to, Consumer<AreaCode> visitor) {
        for (int i = from; i < to; i++) {
            if (keys[i] % KELURAHAN_STEP == 0 && keys[i] % KECAMATAN_STEP != 0) {
                visitor.accept(code(keys[i]));
            }
        }
    }
}
