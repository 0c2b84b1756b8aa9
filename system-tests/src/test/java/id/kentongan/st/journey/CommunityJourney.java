package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen asks for a community, a moderator lets it in, a neighbour joins and talks, the moderator closes it. */
@Beside
@ExtendWith(SharedKentongan.class)
class CommunityJourney {

    private static final int NARROW = 320;

    @Test
    void a_community_is_asked_for_let_in_joined_and_closed(Kentongan kentongan) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        String name = "Taman " + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
        try (Office office = new Office(kentongan);
                Browser asking = Browser.open();
                Browser deciding = Browser.open();
                Browser joining = Browser.open()) {
            Page founder = asking.as(kentongan, neighbour(office).cookie());
            Page neighbour = joining.as(kentongan, neighbour(office).cookie());
            Clerk clerk = office.hire("MODERATOR", office.unit("KELURAHAN", Office.GAMBIR));
            Page moderator = deciding.as(kentongan, clerk.cookie());
            asking.picturedOnFailure(
                    "community-founder",
                    () -> deciding.picturedOnFailure("community-desk", () -> {
                        founder.navigate(kentongan.uri("/room/talk.xhtml").toString());
                        founder.locator("#toCommunities").click();
                        founder.locator("#communityName").fill(name);
                        founder.locator("#communityPurpose").fill("Merawat taman di gang kami bersama");
                        founder.locator("#found").click();
                        assertThat(founder.locator(".notice.done")).isVisible();
                        assertThat(of(founder, name)).containsText("Menunggu moderator");

                        moderator.navigate(kentongan.uri("/room/reviews.xhtml").toString());
                        moderator.locator("#toCommunityDesk").click();
                        of(moderator, name).locator("button[value^='refuse']").click();
                        assertThat(moderator.locator(".notice.refused")).isVisible();
                        of(moderator, name).locator("button[value^='let-in']").click();
                        assertThat(of(moderator, name)).containsText("Terbuka");
                        Axe.check(moderator);
                        assertThat(deciding.picture("community-desk")).isLessThanOrEqualTo(NARROW);

                        neighbour.navigate(
                                kentongan.uri("/room/communities.xhtml").toString());
                        assertThat(of(neighbour, name)).containsText("Semua warga");
                        Axe.check(neighbour);
                        assertThat(joining.picture("communities")).isLessThanOrEqualTo(NARROW);
                        of(neighbour, name).locator("button[value^='join']").click();
                        of(neighbour, name).locator("a.button").click();
                        assertThat(neighbour.locator("h1")).hasText(name);
                        neighbour.locator("#sayWords").fill("Saya bawa cangkul " + name);
                        neighbour.locator("#say").click();
                        assertThat(neighbour.locator("#lines")).containsText("Saya bawa cangkul");

                        of(moderator, name).locator("textarea").fill("Taman sudah selesai");
                        of(moderator, name).locator("button[value^='close']").click();
                        assertThat(of(moderator, name)).hasCount(0);
                        assertThat(neighbour.locator("#talkProblem")).containsText("tidak lagi di ruang ini");
                        founder.navigate(
                                kentongan.uri("/room/communities.xhtml").toString());
                        assertThat(of(founder, name)).containsText("Taman sudah selesai");
                    }));
            assertThat(asking.complaints()).as("the founder's console").isEmpty();
            assertThat(deciding.complaints()).as("the moderator's console").isEmpty();
            assertThat(joining.complaints()).as("the neighbour's console").isEmpty();
        }
    }

    private static Clerk neighbour(Office office) throws Exception {
        Clerk neighbour = office.neighbour();
        office.post(neighbour, "/api/v1/me/home", "{\"area\":\"" + Office.GAMBIR + "\",\"age\":\"adult\"}");
        office.get(neighbour, "/api/v1/me/rooms");
        office.change("update chat.member set since = current_date - 30");
        return neighbour;
    }

    private static Locator of(Page page, String name) {
        return page.locator("[data-community]").filter(new Locator.FilterOptions().setHasText(name));
    }
}
