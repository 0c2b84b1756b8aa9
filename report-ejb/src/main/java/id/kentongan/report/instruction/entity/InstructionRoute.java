package id.kentongan.report.instruction.entity;

/** How an instruction reaches the units that it is meant for. */
public enum InstructionRoute {
    /** At once; the tiers between can read it and are told. */
    DIRECT,
    /** From tier to tier: each one says that it has read it and passes it on. */
    LEVEL_BY_LEVEL
}
