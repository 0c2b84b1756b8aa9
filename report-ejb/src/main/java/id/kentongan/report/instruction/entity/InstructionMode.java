package id.kentongan.report.instruction.entity;

/** What an instruction is in law. */
public enum InstructionMode {
    /** Perintah: within a government, or where one commands another. */
    ORDER,
    /** For supervision (pengawasan, pembinaan): a province that only oversees asks and does not order (UU 23/2014, 373-374). */
    SUPERVISION
}
