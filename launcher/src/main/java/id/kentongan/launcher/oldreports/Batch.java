package id.kentongan.launcher.oldreports;

import java.util.List;

/**
 * What is written in one transaction.
 *
 * @param reports that can be brought in, known ones among them
 * @param rowsRead the number of the last row that was looked at
 * @param refused how many rows between this batch and the last were refused
 * @param errorBytes how long the error file is now
 * @param last whether the file ends here
 */
record Batch(List<OldReport> reports, long rowsRead, long refused, long errorBytes, boolean last) {}
