package id.kentongan.launcher.audit;

import id.kentongan.core.audit.control.AuditChain;
import id.kentongan.core.audit.control.AuditVerification;
import id.kentongan.core.audit.entity.AuditFinding;
import id.kentongan.core.audit.entity.ChainHead;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Progress;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.KeySecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code audit verify}: reads the whole audit and names every entry that was changed, removed or slipped in. With an old
 * log of the server it also finds an end that was cut off. Answers 1 when anything is wrong.
 */
public final class AuditVerify implements Command {
    private static final String HEADS = "--heads";

    @Override
    public Verb verb() {
        return Verb.AUDIT_VERIFY;
    }

    @Override
    public Set<String> flags() {
        return Set.of(HEADS);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                AuditVerify.class, invocation.settings().messages().locale());
        if (!invocation.arguments().isEmpty()) {
            throw messages.refusal("no-arguments");
        }
        List<ChainHead> heads = heads(invocation.flag(HEADS), messages);
        AuditChain chain = new AuditChain(KeySecret.AUDIT.of(invocation.settings()));
        Console console = invocation.console();
        AuditVerification.Result result;
        try (Connection reader = invocation.databases().asReader()) {
            Progress progress = console.progress(messages.text("progress"), sealed(reader));
            result = AuditVerification.run(reader, chain, heads, progress::at);
        }
        for (AuditFinding finding : result.findings()) {
            console.print(messages.text(
                    "finding",
                    messages.text("kind." + finding.kind()),
                    finding.tenantId(),
                    finding.seq() == 0 ? "-" : String.valueOf(finding.seq()),
                    finding.entryId() == null ? "-" : finding.entryId()));
        }
        console.print(messages.text("result", result.entries(), result.waiting(), result.wrong(), heads.size()));
        console.print(messages.text("public-key", chain.publicKey()));
        return result.wrong() == 0 ? 0 : 1;
    }

    private static long sealed(Connection reader) throws SQLException {
        try (PreparedStatement query = reader.prepareStatement("select count(*) from core.audit_seal");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The heads that lines of a log carry; other lines are passed over. */
    static List<ChainHead> heads(Optional<String> file, Messages messages) throws IOException {
        if (file.isEmpty()) {
            return List.of();
        }
        Path path = Path.of(file.get());
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw messages.refusal("unreadable-file", path.toAbsolutePath());
        }
        List<ChainHead> heads;
        try (Stream<String> lines = Files.lines(path)) {
            heads = lines.map(ChainHead::find).flatMap(Optional::stream).toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                throw messages.refusal(e, "no-heads", path.toAbsolutePath());
            }
            throw e;
        }
        if (heads.isEmpty()) {
            throw messages.refusal("no-heads", path.toAbsolutePath());
        }
        return heads;
    }
}
