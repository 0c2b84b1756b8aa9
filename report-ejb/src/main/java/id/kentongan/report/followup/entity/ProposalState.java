package id.kentongan.report.followup.entity;

/** Where a proposal to another government stands. */
public enum ProposalState {
    /** Nobody has answered. */
    PROPOSED,
    /** The other government has it now. */
    ACCEPTED,
    DECLINED,
    /** Whoever asked does not ask any more. */
    WITHDRAWN,
    /** Nobody answered in time. */
    LAPSED
}
