package id.kentongan.launcher.generate;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What the invented city is like: how large its kelurahan are, what is reported, when, and where the flood was. Sizes
 * follow Zipf's law over kelurahan in a random order; the day has two rush hours; weekends are quieter; on one day five
 * kelurahan that lie together report ten times as much, mostly the flood.
 */
final class CityPlan {

    /** Shares of categories as press and offices told them for cities of this kind (Kupang: rubbish first). */
    private static final Map<String, Double> SHARES = Map.ofEntries(
            Map.entry("sampah", 28.0),
            Map.entry("lampu-jalan", 16.0),
            Map.entry("jalan-rusak", 13.0),
            Map.entry("banjir", 8.0),
            Map.entry("parkir-liar", 6.5),
            Map.entry("kemacetan", 6.0),
            Map.entry("fasilitas-umum", 5.0),
            Map.entry("pelanggaran", 4.0),
            Map.entry("pkl-liar", 4.0),
            Map.entry("pohon-tumbang", 3.0),
            Map.entry("iklan-liar", 2.0),
            Map.entry("izin-bangunan", 1.2),
            Map.entry("makanan-tidak-higienis", 0.8),
            Map.entry("dilarang-merokok", 0.6),
            Map.entry("pengemis", 0.6),
            Map.entry("tindak-kriminal", 0.6),
            Map.entry("kebakaran", 0.3),
            Map.entry("joki", 0.2),
            Map.entry("transjakarta", 0.2),
            Map.entry("potensi-teror", 0.05));

    /** Tarakan's own order: street lights, then trees, then access. */
    private static final Map<String, Map<String, Double>> OWN_SHARES =
            Map.of("TRK", Map.of("lampu-jalan", 26.0, "pohon-tumbang", 15.0, "jalan-rusak", 14.0, "sampah", 12.0));

    private static final double[] HOURS = {
        0.8, 0.5, 0.4, 0.4, 0.6, 1.5, 3.2, 5.6, 6.2, 5.4, 4.8, 4.4, 4.6, 4.2, 4.0, 4.2, 5.0, 6.0, 6.4, 6.2, 5.4, 4.0,
        2.6, 1.4
    };
    private static final double ZIPF = 0.85;
    private static final double WEEKEND = 0.7;
    private static final int FLOODED = 5;
    private static final int RIVERS = 10;
    private static final double FLOOD_FACTOR = 10;
    private static final double FLOOD_REPORTS_OF_FLOOD = 0.8;

    /** A stretch of one local day with the share of all reports that falls into it. */
    private record Stretch(Instant from, Instant to, boolean flood) {}

    private final ZoneId zone;
    private final List<Stretch> stretches = new ArrayList<>();
    private final double[] upToStretch;
    private final double[] upToKelurahan;
    private final double[] upToKelurahanOnFloodDay;
    private final Set<Integer> flooded = new HashSet<>();
    private final List<String> categories;
    private final double[] upToCategory;
    private final double[] care;

    /**
     * @param kelurahan at least one
     * @param categories the tenant's, at least one
     * @param from the first moment
     * @param until no report comes in at this moment or later
     */
    CityPlan(
            String tenantCode,
            List<AreaCode> kelurahan,
            List<String> categories,
            ZoneId zone,
            Instant from,
            Instant until,
            long seed) {
        this.zone = zone;
        this.categories = categories;
        Random random = new Random(seed);
        double[] sizes = sizes(kelurahan.size(), random);
        LocalDate floodDay = chooseFloodDay(from, until, random);
        flood(sizes, random);
        double[] onFloodDay = sizes.clone();
        double more = 0;
        for (int index : flooded) {
            more += sizes[index] * (FLOOD_FACTOR - 1);
            onFloodDay[index] *= FLOOD_FACTOR;
        }
        upToKelurahan = upTo(sizes);
        upToKelurahanOnFloodDay = upTo(onFloodDay);
        double floodDayFactor = 1 + more / Arrays.stream(sizes).sum();
        care = random.doubles(kelurahan.size()).toArray();
        Map<String, Double> shares = OWN_SHARES.getOrDefault(tenantCode, Map.of());
        upToCategory = upTo(categories.stream()
                .mapToDouble(code -> shares.getOrDefault(code, SHARES.getOrDefault(code, 1.0)))
                .toArray());
        upToStretch = upTo(stretches(from, until, floodDay, floodDayFactor, random));
    }

    private static double[] sizes(int count, Random random) {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranks.add(i);
        }
        Collections.shuffle(ranks, random);
        return ranks.stream()
                .mapToDouble(rank -> 1 / Math.pow(rank + 1.0, ZIPF))
                .toArray();
    }

    private LocalDate chooseFloodDay(Instant from, Instant until, Random random) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        long days = LocalDate.ofInstant(until, zone).toEpochDay() - first.toEpochDay();
        return first.plusDays(Math.round(days * (0.2 + 0.6 * random.nextDouble())));
    }

    /** Codes that follow each other mostly lie beside each other; of some such groups the most populous is flooded. */
    private void flood(double[] sizes, Random random) {
        int count = sizes.length;
        int first = 0;
        double most = 0;
        for (int i = 0; i < RIVERS; i++) {
            int start = random.nextInt(Math.max(1, count - FLOODED + 1));
            double size = 0;
            for (int j = start; j < Math.min(count, start + FLOODED); j++) {
                size += sizes[j];
            }
            if (size > most) {
                most = size;
                first = start;
            }
        }
        for (int i = first; i < Math.min(count, first + FLOODED); i++) {
            flooded.add(i);
        }
    }

    private double[] stretches(Instant from, Instant until, LocalDate floodDay, double floodDayFactor, Random random) {
        List<Double> weights = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(from, zone);
        while (day.atStartOfDay(zone).toInstant().isBefore(until)) {
            Instant begins = day.atStartOfDay(zone).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant first = begins.isBefore(from) ? from : begins;
            Instant last = ends.isAfter(until) ? until : ends;
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            double whole = (weekend ? WEEKEND : 1) * (0.85 + 0.3 * random.nextDouble());
            double part = (double) (last.toEpochMilli() - first.toEpochMilli())
                    / (ends.toEpochMilli() - begins.toEpochMilli());
            boolean flood = day.equals(floodDay);
            stretches.add(new Stretch(first, last, flood));
            weights.add(whole * part * (flood ? floodDayFactor : 1));
            day = day.plusDays(1);
        }
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] upTo(double[] weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    private static int draw(double[] upTo, SplittableRandom random) {
        int index = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(index < 0 ? -index - 1 : index, upTo.length - 1);
    }

    /** How many days, or parts of days, there are. */
    int days() {
        return stretches.size();
    }

    /** How many of the given number of reports come in on a day; over all days exactly that many. */
    int reportsOn(int day, long reports) {
        double before = day == 0 ? 0 : upToStretch[day - 1];
        return (int) (Math.round(upToStretch[day] * reports) - Math.round(before * reports));
    }

    boolean floodDay(int day) {
        return stretches.get(day).flood();
    }

    /** @return moments of the day in milliseconds since 1970, sorted */
    long[] times(int day, int count, SplittableRandom random) {
        Stretch stretch = stretches.get(day);
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = time(stretch, random);
        }
        Arrays.sort(times);
        return times;
    }

    /** By rejection: hours that are quiet keep fewer of the moments that are drawn. */
    private long time(Stretch stretch, SplittableRandom random) {
        long from = stretch.from().toEpochMilli();
        long to = stretch.to().toEpochMilli();
        while (true) {
            long at = from + random.nextLong(Math.max(1, to - from));
            LocalTime time =
                    ZonedDateTime.ofInstant(Instant.ofEpochMilli(at), zone).toLocalTime();
            if (random.nextDouble() * 6.4 < HOURS[time.getHour()]) {
                return at;
            }
        }
    }

    int kelurahan(int day, SplittableRandom random) {
        return draw(floodDay(day) ? upToKelurahanOnFloodDay : upToKelurahan, random);
    }

    String category(int day, int kelurahan, SplittableRandom random) {
        boolean flood = floodDay(day) && flooded.contains(kelurahan) && categories.contains("banjir");
        if (flood && random.nextDouble() < FLOOD_REPORTS_OF_FLOOD) {
            return "banjir";
        }
        return categories.get(draw(upToCategory, random));
    }

    /** How well a kelurahan's office works, from 0 to 1. */
    double care(int kelurahan) {
        return care[kelurahan];
    }
}
