package id.kentongan.core.disaster.entity;

/** What somebody says about a disaster. */
public enum DisasterStep {
    DECLARED,
    PROLONGED,
    ENDED
}
