package id.kentongan.core.reveal.boundary;

import id.kentongan.core.reveal.control.Notices;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** A transaction of its own for each step of a delivery: none is open while a mail server is waited for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NoticeDesk {

    @Inject
    Notices notices;

    public List<Notices.Due> take(int most) {
        return notices.take(most);
    }

    public void delivered(UUID notice) {
        notices.delivered(notice);
    }
}
