package id.kentongan.web.api;

import id.kentongan.web.health.HealthResource;
import id.kentongan.web.metrics.MetricsResource;
import id.kentongan.web.support.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * Our own REST interface below {@code /api}. The resources are named here, because Open311 is a second application
 * ({@code /open311/v2}) in the same web application and a scan would put every resource into both.
 */
@ApplicationPath("api")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HealthResource.class,
                MetricsResource.class,
                ReportsResource.class,
                FeedResource.class,
                PhotosResource.class,
                SimilarReportsResource.class,
                InboundSmsResource.class,
                StaffReportsResource.class,
                StaffTasksResource.class,
                StaffLoadResource.class,
                StaffTemplatesResource.class,
                StaffInstructionsResource.class,
                StaffInstructionPhotosResource.class,
                StaffInstructionUnitsResource.class,
                StaffReportInstructionsResource.class,
                TemplatesResource.class,
                StaffProposalsResource.class,
                ProposalsResource.class,
                StaffClustersResource.class,
                OwnReportsResource.class,
                StaffObjectionsResource.class,
                StaffRatingResource.class,
                RatingsResource.class,
                ConcernsResource.class,
                CommentsResource.class,
                OwnCommentsResource.class,
                MyCommentsResource.class,
                MyNoticesResource.class,
                MyHomeResource.class,
                MyRoomsResource.class,
                MyRoomPhotosResource.class,
                MyRulingsResource.class,
                MyCommunitiesResource.class,
                StaffRoomsResource.class,
                StaffCommunitiesResource.class,
                StaffCommentsResource.class,
                StaffRoutingResource.class,
                StaffVerificationResource.class,
                StaffVotesResource.class,
                StaffBulkResource.class,
                StaffVerificationRulesResource.class,
                CategoriesResource.class,
                JurisdictionsResource.class,
                PlacesResource.class,
                AreaShapesResource.class,
                StaffMapResource.class,
                StaffFiguresResource.class,
                StaffRankingResource.class,
                StaffDisastersResource.class,
                StaffSituationResource.class,
                ExportsResource.class,
                RevealCountsResource.class,
                OpenApiResource.class,
                ProblemMapper.class);
    }

    /** Jersey would answer OPTIONS with a description of its own and add a resource; others ignore the name. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
