package id.kentongan.report.aftercare.boundary;

/**
 * What somebody who is signed in has to do with a public report.
 *
 * @param supported whether they support it
 * @param followed whether they want to be told what becomes of it
 * @param supports how many support it
 */
public record Concern(boolean supported, boolean followed, int supports) {}
