package id.kentongan.report.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** Answers to the questions of a category that cannot be taken; all of them at once. */
@ApplicationException(rollback = true)
public class InvalidAnswers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Wrong> answers;

    public InvalidAnswers(List<Wrong> answers) {
        super(answers.stream().map(wrong -> wrong.code() + " " + wrong.reason()).collect(Collectors.joining(", ")));
        this.answers = List.copyOf(answers);
    }

    public List<Wrong> answers() {
        return answers;
    }

    /** Why an answer is refused. */
    public enum Reason {
        /** The category has no such question, or it takes no answer. */
        UNKNOWN,
        MISSING,
        REPEATED,
        TOO_LONG,
        NOT_A_NUMBER,
        NOT_A_TIME,
        NOT_A_CHOICE,
        CONTROL_CHARACTERS
    }

    /**
     * @param code of the question, as it was sent
     * @param allowed what would be right: the keys of a list, the most characters; may be empty
     */
    public record Wrong(String code, Reason reason, String allowed) {}
}
