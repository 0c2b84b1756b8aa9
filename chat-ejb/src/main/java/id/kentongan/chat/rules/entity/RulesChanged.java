package id.kentongan.chat.rules.entity;

/** What a government's messages are judged by has changed. Fired inside the transaction that changed it. */
public record RulesChanged(int tenantId) {}
