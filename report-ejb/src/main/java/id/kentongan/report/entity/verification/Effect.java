package id.kentongan.report.entity.verification;

/** What a government wants to follow when a rule has found something. */
public enum Effect {
    /** It is not looked for. */
    OFF,
    /** It is shown to whoever looks at the report. */
    FLAG,
    /** And a person has to look, whatever the rules would have verified. */
    HOLD
}
