package id.kentongan.report.intake.inbound.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.report.intake.inbound.entity.ReceivedLetter;
import id.kentongan.report.intake.inbound.entity.Verdict;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IN.4, with a real IMAP server. */
class ImapMailboxTest {

    private static final String HEAD =
            "From: Siti <siti@contoh.id>\r\nTo: lapor@kota.go.id\r\nMessage-ID: <1@contoh.id>\r\n";
    private static final String BODY = "Content-Type: text/plain; charset=utf-8\r\n\r\nBanjir di Gambir\r\n";

    private final Map<String, String> set = new HashMap<>();
    private final ImapMailbox mailbox = new ImapMailbox(new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(set.get(name));
        }
    });
    private final List<ReceivedLetter> letters = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private GreenMail server;
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());
        user = server.setUser("lapor@kota.go.id", "lapor", "rahasia kita");
        server.start();
        set.putAll(Map.of(
                "kentongan.inbound.mail.host", "127.0.0.1",
                "kentongan.inbound.mail.port", String.valueOf(server.getImap().getPort()),
                "kentongan.inbound.mail.tls", "none",
                "kentongan.inbound.mail.user", "lapor",
                "kentongan.inbound.mail.password", "rahasia kita",
                "kentongan.mail.from", "Kentongan <kentongan@kota.go.id>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ssl", "yes", ""})
    void a_password_is_never_sent_in_the_open_to_another_machine(String tls) {
        set.put("kentongan.inbound.mail.host", "imap.invalid");
        set.put("kentongan.inbound.mail.tls", tls);

        assertThatThrownBy(() -> read(Verdict.DONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KENTONGAN_INBOUND_MAIL_TLS");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_letter_is_read_and_leaves_the_mailbox_when_it_is_done() throws Exception {
        deliver(HEAD + "Subject: =?utf-8?q?Banjir_di_Gambir_=E2=80=93?=\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
                + "Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n"
                + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "Air caf=E9 selutut\r\n> kata orang lain\r\n-- \r\nSiti\r\n--y\r\nContent-Type: text/html\r\n\r\n"
                + "<p>lain</p>\r\n--y--\r\n--x\r\nContent-Type: image/jpeg; name=foto.jpg\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}) + "\r\n--x--\r\n");
        List<byte[]> pictures = new ArrayList<>();
        mailbox.read(
                10,
                letter -> {
                    letters.add(letter);
                    letter.pictures().forEach(file -> {
                        try {
                            pictures.add(Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    return Verdict.DONE;
                },
                verdicts::add);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.from()).isEqualTo("siti@contoh.id");
            assertThat(letter.to()).containsExactly("lapor@kota.go.id");
            assertThat(letter.id()).isEqualTo("<1@contoh.id>");
            assertThat(letter.subject()).isEqualTo("Banjir di Gambir –");
            assertThat(letter.text()).isEqualTo("Air café selutut");
            assertThat(letter.toString()).doesNotContain("siti");
            assertThat(letter.pictures()).allSatisfy(file -> assertThat(file).doesNotExist());
        });
        assertThat(pictures).singleElement().isEqualTo(new byte[] {1, 2, 3});
        assertThat(folder("INBOX")).isEmpty();
        assertThat(folder("Kentongan-Aside")).isEmpty();
    }

    @Test
    void what_is_for_later_stays_and_what_is_done_can_be_kept() throws Exception {
        deliver(HEAD + BODY);
        read(Verdict.LATER);
        assertThat(folder("INBOX")).hasSize(1);
        set.put("kentongan.inbound.mail.done", "Selesai");
        read(Verdict.DONE);
        assertThat(folder("INBOX")).isEmpty();
        assertThat(folder("Selesai")).hasSize(1);
        assertThat(verdicts).containsExactly(Verdict.LATER, Verdict.DONE);
        read(Verdict.DONE);
        assertThat(letters).hasSize(2);
    }

    @Test
    void an_html_letter_is_words() throws Exception {
        deliver(HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Banjir&nbsp;di<br>Gambir"
                + " &lt;b&gt;</p><script>alert(1)</script>\r\n");
        read(Verdict.DONE);
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("Banjir di", "Gambir <b>")
                        .doesNotContain("alert", "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "List-Id: <warga.contoh.id>",
                "Return-Path: <>"
            })
    void what_a_machine_has_written_is_set_aside_and_never_read(String header) throws Exception {
        deliver(header + "\r\n" + HEAD + BODY);
        setAside(Verdict.AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kentongan@kota.go.id", "MAILER-DAEMON@contoh.id"})
    void our_own_letters_and_those_of_servers_are_set_aside(String from) throws Exception {
        deliver("From: " + from + "\r\nTo: lapor@kota.go.id\r\n" + BODY);
        setAside(Verdict.AUTOMATIC);
    }

    @Test
    void what_nobody_should_open_is_set_aside() throws Exception {
        deliver(HEAD + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + BODY
                + "--x\r\nContent-Type: image/jpeg; name=foto.jpg.exe\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQ\r\n"
                + "--x--\r\n");
        setAside(Verdict.DANGEROUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: lapor@kota.go.id\r\n\r\nx",
                "From: a@b.id, c@d.id\r\nTo: lapor@kota.go.id\r\n\r\nx",
            })
    void a_letter_that_cannot_be_answered_is_set_aside(String letter) throws Exception {
        deliver(letter);
        setAside(Verdict.MALFORMED);
    }

    @Test
    void a_bomb_of_parts_is_set_aside() throws Exception {
        StringBuilder bomb = new StringBuilder(HEAD + "MIME-Version: 1.0\r\n");
        for (int i = 0; i < 20; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        deliver(bomb + BODY);
        setAside(Verdict.MALFORMED);
    }

    @Test
    void a_server_that_cannot_encrypt_is_not_asked_unless_the_settings_say_so() {
        set.put("kentongan.inbound.mail.tls", "starttls");
        assertThatThrownBy(() -> read(Verdict.DONE)).isInstanceOf(IOException.class);
    }

    private void setAside(Verdict verdict) throws Exception {
        read(Verdict.DONE);
        assertThat(letters).isEmpty();
        assertThat(verdicts).containsExactly(verdict);
        assertThat(folder("INBOX")).isEmpty();
        assertThat(folder("Kentongan-Aside")).hasSize(1);
        read(Verdict.DONE);
        assertThat(verdicts).hasSize(1);
    }

    private void read(Verdict verdict) throws IOException {
        mailbox.read(
                10,
                letter -> {
                    letters.add(letter);
                    return verdict;
                },
                verdicts::add);
    }

    private void deliver(String text) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private List<String> folder(String name) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.imap.port", String.valueOf(server.getImap().getPort()));
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", "lapor", "rahasia kita");
            Folder folder = store.getFolder(name);
            if (!folder.exists()) {
                return List.of();
            }
            try (folder) {
                folder.open(Folder.READ_ONLY);
                List<String> subjects = new ArrayList<>();
                for (int i = 1; i <= folder.getMessageCount(); i++) {
                    subjects.add(String.valueOf(folder.getMessage(i).getSubject()));
                }
                return subjects;
            }
        }
    }
}
