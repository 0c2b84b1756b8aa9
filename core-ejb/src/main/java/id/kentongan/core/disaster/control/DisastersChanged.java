package id.kentongan.core.disaster.control;

/** Something was said about a tenant's disasters. Fired inside the transaction that wrote it. */
public record DisastersChanged(int tenantId) {}
