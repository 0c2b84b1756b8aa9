package id.kentongan.launcher.generate;

import java.util.SplittableRandom;

/**
 * What will become of a report, drawn in full when it comes in; how much of it has happened is the clock's business.
 * Times are milliseconds since 1970; {@link #NEVER} is never.
 *
 * @param answered taken on by a unit
 * @param closed resolved or rejected for the first time
 * @param rejected whether that was a rejection
 * @param reopened after the first closing
 * @param closedAgain resolved after the reopening
 */
record Life(long received, long answered, long closed, boolean rejected, long reopened, long closedAgain) {

    static final long NEVER = Long.MAX_VALUE;
    private static final double MINUTE = 60_000;
    private static final double DAY = 24 * 60 * MINUTE;

    /**
     * @param care how well the office works, from 0 to 1; four of five reports are answered on average
     * @param emergency answered sooner
     * @param patience how many times slower than under terms in hours this city's terms are
     */
    static Life draw(long received, double care, boolean emergency, double patience, SplittableRandom random) {
        double answers = random.nextDouble();
        double haste = Math.exp(1.3 * random.nextGaussian());
        double outcome = random.nextDouble();
        double work = Math.exp(1.0 * random.nextGaussian());
        double again = random.nextDouble();
        double objection = Math.exp(0.8 * random.nextGaussian());
        double repair = Math.exp(0.9 * random.nextGaussian());
        if (answers > 0.68 + 0.24 * care) {
            return new Life(received, NEVER, NEVER, false, NEVER, NEVER);
        }
        double minutes = (emergency ? 25 : 170) * (1.5 - care) * patience * haste;
        long answered = received + (long) (minutes * MINUTE) + 20_000;
        if (outcome < 0.03) {
            return new Life(received, NEVER, answered, true, NEVER, NEVER);
        }
        if (outcome > 0.92) {
            return new Life(received, answered, NEVER, false, NEVER, NEVER);
        }
        boolean rejected = outcome < 0.06;
        long closed = answered + (long) ((emergency ? 0.5 : 2.5) * (1.4 - care) * work * DAY) + 60_000;
        if (rejected || again > 0.035) {
            return new Life(received, answered, closed, rejected, NEVER, NEVER);
        }
        long reopened = closed + (long) (1.5 * objection * DAY) + 60_000;
        long closedAgain = again < 0.025 ? reopened + (long) (2 * repair * DAY) + 60_000 : NEVER;
        return new Life(received, answered, closed, false, reopened, closedAgain);
    }
}
