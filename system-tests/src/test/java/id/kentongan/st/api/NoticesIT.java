package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Letters;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a report to somebody's inbox and mailbox, in the started program, by pages without a script. */
@ExtendWith(SharedKentongan.class)
class NoticesIT {

    private static final String INBOX = "/notice/list.xhtml";
    private static final String SETTINGS = "/notice/settings.xhtml";

    private Kentongan kentongan;
    private Office office;
    private Clerk clerk;
    private Officer officer;

    @BeforeEach
    void hire(Kentongan running) throws Exception {
        kentongan = running;
        office = new Office(running);
        clerk = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        officer =
                Officer.holding(running, clerk.cookie().substring(clerk.cookie().indexOf('=') + 1));
    }

    @AfterEach
    void leave() throws Exception {
        office.change("update core.membership set valid_until = now() where person_id = ?", clerk.person());
        office.close();
    }

    @Test
    void a_report_is_in_the_inbox_until_it_is_read_and_somebody_takes_note() throws Exception {
        String ticket = office.file("sampah");
        HttpResponse<String> inbox = await(ticket);
        String notice = notice(inbox, ticket);

        assertThat(inbox.body()).contains("is-unread").contains("karena Anda anggota unit");
        assertThat(officer.get("/alert/list.xhtml").body()).as("the bell").contains("id=\"unread\"");
        HttpResponse<String> noted = officer.submit(inbox, "inbox", Map.of("acknowledge", notice));
        assertThat(noted.body()).contains("notice done").contains("Diketahui");
        assertThat(officer.get(INBOX + "?unread=true").body()).doesNotContain(ticket);
        assertThat(office.text(
                        "select count(*) from core.notice where id = ?::uuid and acknowledged_at is not null", notice))
                .isEqualTo("1");

        Officer other = Officer.signIn(kentongan, "jkt-pemkot", kentongan.password("jkt-pemkot"));
        HttpResponse<String> theirs = other.get(INBOX);
        other.submit(theirs, "inbox", Map.of("read", notice));
        assertThat(theirs.body()).as("somebody else's").doesNotContain(notice);
        assertThat(other.get(INBOX + "?before=nonsense&unread=maybe").statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_confirms_an_address_gets_letters_at_the_pace_that_was_chosen() throws Exception {
        String address = "petugas-" + UUID.randomUUID() + "@kota.example";
        confirm(address);
        Map<String, String> wishes = new LinkedHashMap<>(Map.of("keep", "yes", "pace-NEW_WORK-E_MAIL", "INSTANT"));
        wishes.putAll(Map.of("dailyAt", "07:30", "quietFrom", "21:00", "quietUntil", "06:00"));
        assertThat(officer.submit(officer.get(SETTINGS), "wishes", wishes).body())
                .contains("notice done")
                .contains("value=\"07:30\"");

        String ticket = office.file("sampah");

        String letter = Letters.awaited(kentongan, address, "Laporan baru: " + ticket);
        assertThat(letter)
                .contains("Message-ID: <" + notice(await(ticket), ticket) + "@")
                .contains("Auto-Submitted: auto-generated")
                .contains(INBOX)
                .doesNotContain("Alur kerja");
        assertThat(office.texts("""
                        select l.channel || l.state || l.outcome from core.delivery l
                        join core.delivery_notice d on d.delivery_id = l.id
                        join core.notice n on n.id = d.notice_id
                        join core.alert a on a.id = n.alert_id
                        where n.person_id = ? and a.reference = ?""", clerk.person(), ticket)).containsExactly("E_MAILSENTACCEPTED");
    }

    @Test
    void an_address_counts_only_with_its_code_and_settings_that_make_no_sense_are_refused() throws Exception {
        HttpResponse<String> page = officer.get(SETTINGS);
        for (String wrong :
                List.of("", "siti", "siti@", "a@b.id\r\nBcc: x@y.id", "x".repeat(5_000) + "@kota.example")) {
            assertThat(officer.submit(
                                    page, "addresses", Map.of("channel", "E_MAIL", "address", wrong, "sendCode", "yes"))
                            .body())
                    .as(wrong)
                    .contains("notice refused");
        }
        for (String asked : List.of(UUID.randomUUID().toString(), "nonsense", "")) {
            assertThat(officer.submit(
                                    page,
                                    "addresses",
                                    Map.of(
                                            "channel",
                                            "E_MAIL",
                                            "address",
                                            "siti@kota.example",
                                            "asked",
                                            asked,
                                            "code",
                                            "00000000",
                                            "confirm",
                                            "yes"))
                            .body())
                    .contains("notice refused");
        }
        for (Map<String, String> wrong : List.of(
                Map.of("keep", "yes", "quiet", "yes", "quietFrom", "25:00", "quietUntil", "06:00", "dailyAt", "07:00"),
                Map.of("keep", "yes", "quiet", "yes", "quietFrom", "06:00", "quietUntil", "06:00", "dailyAt", "07:00"),
                Map.of("keep", "yes"))) {
            assertThat(officer.submit(page, "wishes", wrong).body()).contains("notice refused");
        }
        assertThat(officer.submit(page, "addresses", Map.of("drop", "nonsense")).statusCode())
                .isEqualTo(200);
        assertThat(office.text("select count(*) from core.notice_habit where person_id = ?", clerk.person()))
                .isEqualTo("0");
    }

    private void confirm(String address) {
        Letters letters = Letters.of(kentongan);
        List<Path> before = letters.all();
        Map<String, String> typed = Map.of("channel", "E_MAIL", "address", address);
        Map<String, String> send = new LinkedHashMap<>(typed);
        send.put("sendCode", "yes");
        HttpResponse<String> asked = officer.submit(officer.get(SETTINGS), "addresses", send);
        Map<String, String> confirm = new LinkedHashMap<>(typed);
        confirm.put("code", letters.code(address, before));
        confirm.put("confirm", "yes");
        assertThat(officer.submit(asked, "addresses", confirm).body())
                .contains("notice done")
                .contains(address);
    }

    private HttpResponse<String> await(String ticket) {
        Eventually.passes(() -> assertThat(officer.get(INBOX).body()).contains(ticket));
        return officer.get(INBOX);
    }

    /** The id of the notice about that report. */
    private static String notice(HttpResponse<String> inbox, String ticket) {
        Matcher item = Pattern.compile("data-notice=\"([^\"]+)\"(?:(?!data-notice).)*" + ticket, Pattern.DOTALL)
                .matcher(inbox.body());
        assertThat(item.find()).isTrue();
        return item.group(1);
    }
}
