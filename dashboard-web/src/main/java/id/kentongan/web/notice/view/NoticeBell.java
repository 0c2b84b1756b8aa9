package id.kentongan.web.notice.view;

import id.kentongan.core.notification.boundary.NoticeInbox;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** In the frame of each page: how much there is in the inbox that was not read. Asked once for a page. */
@Named
@RequestScoped
public class NoticeBell {

    private @Nullable String count;

    @Inject
    private NoticeInbox inbox;

    @Inject
    private CurrentUser user;

    public boolean isOffered() {
        return user.isSignedIn();
    }

    /** Empty for none; a hundred stands for so many or more. */
    public String getCount() {
        @Nullable String known = count;
        if (known == null) {
            int unread = isOffered() ? inbox.unread(user.actor()) : 0;
            known = unread == 0
                    ? ""
                    : unread >= NoticeInbox.COUNTED ? NoticeInbox.COUNTED + "+" : String.valueOf(unread);
            count = known;
        }
        return known;
    }

    /** It has changed since. */
    void forget() {
        count = null;
    }
}
