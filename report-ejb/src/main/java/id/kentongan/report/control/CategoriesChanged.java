package id.kentongan.report.control;

/** Categories of a tenant were changed; heard after its transaction has committed. */
public record CategoriesChanged(int tenantId) {}
