package id.kentongan.core.reveal.entity;

/** By which rule of UU 27/2022 (PDP) an identity may be opened; the bundles name the article of each. */
public enum LegalBasis {
    /** Article 20 (2) a: the reporter agreed. */
    CONSENT,
    /** Article 20 (2) c: a law obliges the office. */
    LEGAL_DUTY,
    /** Article 20 (2) d: somebody's life or health. */
    VITAL_INTEREST,
    /** Article 20 (2) e: a task in the public interest. */
    PUBLIC_TASK,
    /** Article 15 (1) b: an investigator or a court asks in criminal proceedings. */
    INVESTIGATION
}
