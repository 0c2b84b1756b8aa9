package id.kentongan.chat.talk.boundary;

import id.kentongan.chat.talk.control.SentMessages;
import id.kentongan.core.database.entity.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Forgets which message a client's number was used for, when nobody sends it again any more. */
@Stateless
public class SentPurge {

    @Inject
    private SentMessages sent;

    /** @return how many were forgotten; one call forgets a bounded number */
    public int purge() {
        return Scope.system(Scope.Work.PURGE).call(sent::purge);
    }
}
