package id.kentongan.chat.keep.boundary;

import id.kentongan.chat.keep.control.Records;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person has said in rooms, for that person alone (UU 27/2022, articles 7 and 13). */
@Stateless
public class OwnWords {

    /** Messages of one file; the newest. */
    public static final int MOST = 10_000;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private Records records;

    /**
     * A message of one's own.
     *
     * @param area code of the room's area
     * @param words null for what was taken back
     */
    public record Said(
            int tenantId,
            String area,
            String room,
            OffsetDateTime at,
            String state,
            @Nullable String words) {}

    /** By all names that the person has, the newest first, at most {@value #MOST}. */
    public List<Said> of(Actor actor) {
        return Scope.system(Scope.Work.PEOPLE).call(() -> {
            List<String> names = Stream.concat(
                            pseudonyms.all(actor.personId()).stream().map(name -> name.id()),
                            Stream.of(actor.personId().toString()))
                    .toList();
            return records.own(names, MOST).stream()
                    .map(own -> new Said(own.tenantId(), own.area(), own.kind(), own.at(), own.state(), own.words()))
                    .toList();
        });
    }
}
