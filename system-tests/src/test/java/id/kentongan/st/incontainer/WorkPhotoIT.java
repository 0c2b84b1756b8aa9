package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.PhotoRow;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.NotYourMove;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.report.followup.boundary.WorkPhotos;
import id.kentongan.report.followup.boundary.WorkPhotos.Outcome;
import id.kentongan.report.photo.boundary.PhotoDesk;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Photos of the work that was done, beside those of what was wrong. */
@ExtendWith(ArquillianExtension.class)
class WorkPhotoIT {

    @Inject
    private Town town;

    @Inject
    private ReportMoves moves;

    @Inject
    private WorkPhotos work;

    @Inject
    private PhotoDesk photos;

    private Actor officer;
    private String ticket;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void file() {
        officer = town.officer(Tier.KELURAHAN);
        ticket = town.ticket(town.file());
    }

    private static Photo photo(int number) {
        return new Photo("%064x".formatted(number), 4, 3, new byte[] {(byte) number});
    }

    private void begin() {
        moves.move(officer, 1, ticket, MoveWish.of(Move.ACCEPT));
        moves.move(officer, 1, ticket, MoveWish.of(Move.START));
    }

    @Test
    void are_kept_as_such_from_who_works_on_it_until_it_is_said_to_be_done() {
        assertThatThrownBy(() -> work.check(officer, 1, ticket)).isInstanceOf(NotYourMove.class);
        begin();
        work.check(officer, 1, ticket);

        assertThat(work.add(officer, 1, ticket, photo(1))).isEqualTo(Outcome.KEPT);
        assertThat(work.add(officer, 1, ticket, photo(1))).isEqualTo(Outcome.KNOWN);

        assertThat(photos.list(officer, 1, ticket)).extracting(PhotoRow::moment).containsExactly(PhotoMoment.AFTER);
        assertThat(photos.jpeg(
                        officer,
                        1,
                        ticket,
                        photos.list(officer, 1, ticket).get(0).id()))
                .containsExactly(1);
        assertThat(town.count(
                        "select count(*) from core.audit_entry where tenant_id = 1 and object = ? and action = ?",
                        "report:" + ticket,
                        "REPORT_PHOTO"))
                .isEqualTo(1);

        moves.move(officer, 1, ticket, MoveWish.of(Move.PROVE, "Sudah ditambal."));
        assertThatThrownBy(() -> work.add(officer, 1, ticket, photo(2))).isInstanceOf(NotYourMove.class);
        assertThat(photos.list(officer, 1, ticket)).hasSize(1);
    }

    @Test
    void are_as_many_as_those_of_the_report_and_not_counted_with_them() {
        begin();
        for (int number = 0; number < Photo.MOST; number++) {
            assertThat(work.add(officer, 1, ticket, photo(number))).isEqualTo(Outcome.KEPT);
        }

        assertThat(work.add(officer, 1, ticket, photo(Photo.MOST))).isEqualTo(Outcome.TOO_MANY);
        assertThat(photos.list(officer, 1, ticket)).hasSize(Photo.MOST);
    }

    @Test
    void come_from_nobody_who_does_not_work_on_it() {
        begin();
        Actor above = town.officer(Tier.KECAMATAN);
        Actor elsewhere = town.stranger();

        assertThatThrownBy(() -> work.add(above, 1, ticket, photo(1))).isInstanceOf(NotYourMove.class);
        assertThatThrownBy(() -> work.add(elsewhere, 1, ticket, photo(1))).isInstanceOf(UnknownTicket.class);
        assertThat(photos.list(officer, 1, ticket)).isEmpty();
    }
}
