package id.kentongan.web.category.view;

import java.util.List;

/**
 * What a change would do, in the reader's language.
 *
 * @param lines sentences about the reports of the last days
 * @param changes what would change; none for a new category, or if nothing would
 */
public record TrialCard(List<String> lines, List<VersionCard.Line> changes) {}
