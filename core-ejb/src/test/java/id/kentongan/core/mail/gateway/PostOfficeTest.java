package id.kentongan.core.mail.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.entity.Letter;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real SMTP server, and with a folder. */
class PostOfficeTest {

    private static final String FROM = "Kentongan Kota <kentongan@kota.example>";
    private static final Letter LETTER =
            new Letter("siti@contoh.id", "Kode masuk – Kentongan", "Kode Anda: 12345678\n");

    private final Map<String, String> set = new HashMap<>();
    private final PostOffice office = new PostOffice(new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(set.get(name));
        }
    });

    @Test
    void a_server_gets_the_letter_under_our_name() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.setUser("kentongan", "rahasia kita");
        server.start();
        try {
            configure(server.getSmtp().getPort(), "none");
            set.put("kentongan.mail.smtp.user", "kentongan");
            set.put("kentongan.mail.smtp.password", "rahasia kita");
            office.carry(FROM, LETTER);
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo(LETTER.subject());
            assertThat(received.getAllRecipients()[0]).hasToString("siti@contoh.id");
            assertThat(received.getFrom()[0]).hasToString(FROM);
            assertThat(received.getContent().toString()).contains("12345678");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_cannot_encrypt_gets_nothing_unless_the_settings_say_so() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            configure(server.getSmtp().getPort(), "starttls");
            assertThatThrownBy(() -> office.carry(FROM, LETTER))
                    .isInstanceOf(IOException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("siti"));
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void without_a_server_it_lies_in_a_folder_for_its_owner_alone(@TempDir Path home) throws IOException {
        set.put("kentongan.home", home.toString());
        office.carry(FROM, LETTER);
        try (Stream<Path> files = Files.list(home.resolve("mail"))) {
            List<Path> letters = files.toList();
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).toString()).endsWith(".eml");
            assertThat(Files.readString(letters.get(0), StandardCharsets.UTF_8))
                    .contains("To: siti@contoh.id")
                    .contains("12345678");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letters.get(0))))
                    .isEqualTo("rw-------");
        }
    }

    private void configure(int port, String tls) {
        set.put("kentongan.mail.smtp.host", "127.0.0.1");
        set.put("kentongan.mail.smtp.port", String.valueOf(port));
        set.put("kentongan.mail.smtp.tls", tls);
    }
}
