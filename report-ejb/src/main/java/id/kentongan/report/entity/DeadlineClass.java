package id.kentongan.report.entity;

import id.kentongan.core.deadline.entity.Term;

/**
 * Until when a report of such a category should be finished.
 *
 * @param source the rule that the term comes from
 */
public record DeadlineClass(String code, String nameId, String nameEn, Term term, String source) {}
