package id.kentongan.report.intake.inbound.gateway;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.intake.inbound.entity.ReceivedLetter;
import id.kentongan.report.intake.inbound.entity.Verdict;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote out of a letter (RFC 5322, 2045), within bounds whatever the letter says. */
final class LetterReader implements AutoCloseable {

    private static final int MOST_PARTS = 60;
    private static final int DEEPEST = 8;
    private static final int TEXT_BYTES = 128 * 1024;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_ID = 400;

    /** What runs when it is opened, or hides what does. */
    private static final Set<String> DANGEROUS = Set.of(
            "exe", "scr", "com", "pif", "bat", "cmd", "js", "jse", "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "msi",
            "jar", "lnk", "iso", "img", "zip", "rar", "7z", "gz", "ace", "cab", "apk", "dll", "docm", "xlsm", "pptm",
            "html", "htm", "svg");

    private final List<Path> pictures = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private boolean dangerous;
    private int parts;
    private @Nullable ReceivedLetter letter;

    private LetterReader() {}

    /**
     * What can be told from the head alone.
     *
     * @param own the address that our own letters come from
     * @return empty if a person may have written it (RFC 3834)
     */
    static Optional<Verdict> known(Message message, String own) throws MessagingException {
        String from = sender(message).toLowerCase(Locale.ROOT);
        if (from.isEmpty()) {
            return Optional.of(Verdict.MALFORMED);
        }
        String local = from.substring(0, Math.max(0, from.indexOf('@')));
        boolean machine = !first(message, "Auto-Submitted", "no").equalsIgnoreCase("no")
                || Set.of("bulk", "junk", "list", "auto_reply")
                        .contains(first(message, "Precedence", "").toLowerCase(Locale.ROOT))
                || message.getHeader("X-Autoreply") != null
                || message.getHeader("X-Autorespond") != null
                || message.getHeader("List-Id") != null
                || first(message, "Return-Path", "x").equals("<>")
                || message.isMimeType("multipart/report")
                || from.equals(own)
                || Set.of("mailer-daemon", "postmaster", "no-reply", "noreply").contains(local);
        return machine ? Optional.of(Verdict.AUTOMATIC) : Optional.empty();
    }

    static LetterReader of(Message message) throws MessagingException, IOException {
        LetterReader reader = new LetterReader();
        try {
            reader.part(message, 0);
            String text =
                    reader.plain.toString().isBlank() ? untagged(reader.html.toString()) : reader.plain.toString();
            String subject = message.getSubject() == null ? "" : message.getSubject();
            reader.letter = new ReceivedLetter(
                    id(message), sender(message), recipients(message), line(subject), said(text), reader.pictures);
            return reader;
        } catch (MessagingException | IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    ReceivedLetter letter() {
        if (letter == null) {
            throw new IllegalStateException("nothing was read");
        }
        return letter;
    }

    boolean dangerous() {
        return dangerous;
    }

    private static String sender(Message message) throws MessagingException {
        try {
            Address[] from = message.getFrom();
            return from != null
                            && from.length == 1
                            && from[0] instanceof InternetAddress one
                            && one.getAddress() != null
                    ? one.getAddress()
                    : "";
        } catch (AddressException e) {
            return "";
        }
    }

    private static String id(Message message) throws MessagingException {
        String id = first(message, "Message-ID", "");
        String known = id.isEmpty() ? first(message, "Date", "") + sender(message) + message.getSubject() : id;
        return known.length() > LONGEST_ID ? known.substring(0, LONGEST_ID) : known;
    }

    private static List<String> recipients(Message message) throws MessagingException {
        List<String> all = new ArrayList<>();
        for (String header : new String[] {"Delivered-To", "X-Original-To", "To", "Cc"}) {
            for (String value : Optional.ofNullable(message.getHeader(header)).orElse(new String[0])) {
                try {
                    Stream.of(InternetAddress.parseHeader(value, false))
                            .map(InternetAddress::getAddress)
                            .filter(address -> address != null && all.size() < MOST_PARTS)
                            .forEach(all::add);
                } catch (AddressException e) {
                    // a name without an address: nobody's
                }
            }
        }
        return all;
    }

    private static String first(Message message, String header, String otherwise) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null || values.length == 0 ? otherwise : values[0].strip();
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new MessagingException("too many parts");
        }
        String name = name(part);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || !name.isEmpty();
        if (attached && DANGEROUS.contains(ending)) {
            dangerous = true;
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                part(many.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("image/*")) {
            picture(part);
        } else if (!attached && part.isMimeType("text/plain")) {
            plain.append(text(part)).append('\n');
        } else if (!attached && part.isMimeType("text/html")) {
            html.append(text(part)).append('\n');
        }
    }

    private static String name(Part part) throws MessagingException {
        String name = part.getFileName();
        try {
            return name == null ? "" : MimeUtility.decodeText(name).strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "?";
        }
    }

    private void picture(Part part) throws MessagingException, IOException {
        if (pictures.size() >= Photo.MOST) {
            return;
        }
        Path file = Files.createTempFile("kentongan-letter", ".part");
        pictures.add(file);
        try (InputStream in = part.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[8_192];
            long left = Photo.LARGEST_UPLOAD + 1L;
            for (int got = in.read(buffer); got > 0 && left > 0; got = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(got, left));
                left -= got;
            }
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Charset charset = StandardCharsets.UTF_8;
        try {
            String type = part.getContentType();
            jakarta.mail.internet.ContentType parsed = new jakarta.mail.internet.ContentType(type);
            String named = parsed.getParameter("charset");
            charset = named == null ? charset : Charset.forName(MimeUtility.javaCharset(named));
        } catch (IllegalArgumentException | MessagingException e) {
            // no character set that anybody knows: read as the one of today
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(TEXT_BYTES), charset);
        }
    }

    /** Words only; nothing of it is ever shown as HTML. */
    private static String untagged(String html) {
        return html.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", " ")
                .replaceAll("(?i)<(br|/p|/div|/li|/tr)\\b[^>]*>", "\n")
                .replaceAll("<[^>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Without what was quoted and what stands below a signature's line. */
    private static String said(String text) {
        StringBuilder said = new StringBuilder();
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            if (line.stripTrailing().equals("--")) {
                break;
            }
            if (!line.startsWith(">")) {
                said.append(line.stripTrailing()).append('\n');
            }
        }
        String clean = clean(said.toString()).strip().replaceAll("\n{3,}", "\n\n");
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    private static String line(String text) {
        String line = clean(text).replace('\n', ' ').replace('\t', ' ').strip();
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(point -> point == '\n'
                        || point == '\t'
                        || !Character.isISOControl(point)
                                && Character.getType(point) != Character.SURROGATE
                                && (point & 0xFFFE) != 0xFFFE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    @Override
    public void close() {
        for (Path picture : pictures) {
            try {
                Files.deleteIfExists(picture);
            } catch (IOException e) {
                picture.toFile().deleteOnExit();
            }
        }
    }
}
