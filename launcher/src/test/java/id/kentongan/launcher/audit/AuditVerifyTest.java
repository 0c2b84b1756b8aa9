package id.kentongan.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.audit.entity.ChainHead;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyTest {

    private final Messages messages = Messages.beside(AuditVerify.class, Locale.ENGLISH);

    @TempDir
    private Path folder;

    @Test
    void heads_are_found_among_the_other_lines_of_a_log() throws Exception {
        ChainHead head = new ChainHead(3, 17, "ab".repeat(32));
        Path log = Files.writeString(
                folder.resolve("server.log"), "something else\nINFO AUD-0001 " + head.line() + "\nthe end\n");
        assertThat(AuditVerify.heads(Optional.of(log.toString()), messages)).containsExactly(head);
        assertThat(AuditVerify.heads(Optional.empty(), messages)).isEmpty();
    }

    @Test
    void a_file_that_proves_nothing_is_refused() throws Exception {
        Path other = Files.writeString(folder.resolve("other.log"), "nothing here\n");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertThatThrownBy(() -> AuditVerify.heads(Optional.of(other.toString()), messages))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no head");
        assertThatThrownBy(() -> AuditVerify.heads(Optional.of(binary.toString()), messages))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        AuditVerify.heads(Optional.of(folder.resolve("missing").toString()), messages))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not exist");
    }
}
