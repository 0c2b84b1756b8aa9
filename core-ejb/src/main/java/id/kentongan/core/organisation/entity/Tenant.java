package id.kentongan.core.organisation.entity;

import java.time.ZoneId;

/**
 * An operating government: a Pemkot, a Pemkab, or a province. Its domain is its Open311 jurisdiction id, its code the
 * beginning of its tickets, its preset the terms of its ladder.
 */
public record Tenant(int id, String code, String domain, String name, AreaCode area, ZoneId zone, String preset) {}
