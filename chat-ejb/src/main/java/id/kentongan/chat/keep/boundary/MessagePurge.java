package id.kentongan.chat.keep.boundary;

import id.kentongan.chat.keep.control.Keeping;
import id.kentongan.core.database.entity.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Takes away what has been kept long enough. */
@Stateless
public class MessagePurge {

    @Inject
    private Keeping keeping;

    /** @return how many messages went; one call takes a bounded number */
    public int purge() {
        return Scope.system(Scope.Work.PURGE).call(keeping::purge);
    }
}
