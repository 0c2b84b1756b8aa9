package id.kentongan.core.identity.entity;

/** How far a sign-in has come. Only {@link #PASSED} gives rights. */
public enum SessionStage {
    /** The password was right; the code of the authenticator is awaited. */
    SECOND_STEP,
    /** The password was right, but the person must set up an authenticator before anything else. */
    ENROLMENT,
    PASSED
}
