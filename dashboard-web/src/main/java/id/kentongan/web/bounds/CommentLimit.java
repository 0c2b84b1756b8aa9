package id.kentongan.web.bounds;

import id.kentongan.core.limit.boundary.Limits;
import id.kentongan.core.limit.entity.ClientClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** How much one may say in public. */
@ApplicationScoped
public class CommentLimit {

    private final Limits limits;

    @Inject
    public CommentLimit(Limits limits) {
        this.limits = limits;
    }

    /** For the container's proxy. */
    protected CommentLimit() {
        this.limits = null;
    }

    /** @return 0 if that person may say something, else after how many seconds */
    public int ofPerson(UUID person) {
        return limits.take(ClientClass.COMMENT, "person:" + person);
    }

    /** @return 0 if that person may say something in a room, else after how many seconds */
    public int ofTalk(UUID person) {
        return limits.take(ClientClass.TALK, "person:" + person);
    }

    /**
     * @param ticket of a report whose code was shown to be right: nobody else uses up what its holder may say
     * @return 0 if whoever filed it may say something, else after how many seconds
     */
    public int ofReport(String ticket) {
        return limits.take(ClientClass.COMMENT, "report:" + ticket);
    }
}
