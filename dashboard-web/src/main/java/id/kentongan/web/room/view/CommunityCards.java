package id.kentongan.web.room.view;

import id.kentongan.chat.community.boundary.CommunityFile;
import id.kentongan.chat.community.boundary.CommunityView;
import id.kentongan.chat.community.entity.Community;
import id.kentongan.chat.community.entity.CommunityState;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Puts communities into words. */
@RequestScoped
public class CommunityCards {

    @Inject
    private AreaDirectory directory;

    @Inject
    private Texts texts;

    CommunityCard card(CommunityView view) {
        return card(view.community(), view.areaName(), "", view.joined(), view.founded());
    }

    CommunityCard card(CommunityFile file) {
        @Nullable String founder = file.community().founderName();
        return card(
                file.community(), file.areaName(), founder == null ? texts.get("talk.gone") : founder, false, false);
    }

    private CommunityCard card(Community community, String area, String founder, boolean joined, boolean founded) {
        return new CommunityCard(
                community.id().toString(),
                community.name(),
                community.purpose(),
                texts.get("community.visibility." + community.visibility(), area),
                texts.get("community.members", community.members()),
                texts.get("community.state." + community.state()),
                founder,
                texts.time(
                        community.askedAt(),
                        directory.tenant(community.tenantId()).map(Tenant::zone).orElse(ZoneOffset.UTC)),
                community.note() == null ? "" : community.note(),
                community.state() == CommunityState.OPEN,
                community.state() == CommunityState.ASKED,
                joined,
                founded);
    }
}
