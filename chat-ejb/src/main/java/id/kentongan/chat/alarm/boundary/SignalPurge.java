package id.kentongan.chat.alarm.boundary;

import id.kentongan.chat.alarm.control.AlarmBook;
import id.kentongan.core.database.entity.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Forgets who spoke of what, when no alarm needs it any more. */
@Stateless
public class SignalPurge {

    @Inject
    private AlarmBook book;

    /** @return how many were forgotten; one call forgets a bounded number */
    public int purge() {
        return Scope.system(Scope.Work.PURGE).call(book::purge);
    }
}
