package id.kentongan.st.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for many texts at once, each as it is, in Base64 wherever it begins, in hexadecimal digits, as a part of an
 * address, and as its MD5, SHA-1 and SHA-256. Capital letters count as small ones.
 */
final class Needles {

    /** All needles are longer; by their first letters they are looked up. */
    private static final int HEAD = 8;

    private final Map<Long, List<String>> byHead = new HashMap<>();
    private int size;

    Needles(List<String> values) {
        Set<String> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(forms(value)));
        all.stream().filter(needle -> needle.length() >= HEAD).forEach(this::add);
    }

    private void add(String needle) {
        byte[] bytes = needle.getBytes(StandardCharsets.ISO_8859_1);
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = head << 8 | bytes[i] & 0xff;
        }
        byHead.computeIfAbsent(head, first -> new ArrayList<>()).add(needle);
        size++;
    }

    int size() {
        return size;
    }

    /** Every way in which a value could have been written down. */
    static Set<String> forms(String value) {
        Set<String> forms = new LinkedHashSet<>();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        forms.add(value);
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.addAll(base64(bytes));
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            byte[] hash = digest(algorithm, bytes);
            forms.add(HexFormat.of().formatHex(hash));
            forms.addAll(base64(hash));
        }
        Set<String> small = new LinkedHashSet<>();
        forms.forEach(form -> small.add(form.toLowerCase(Locale.ROOT)));
        return small;
    }

    /** In Base64 the same bytes look different behind none, one or two others; the letters that share bits are left out. */
    private static Set<String> base64(byte[] bytes) {
        Set<String> forms = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int first = (before * 8 + 5) / 6;
            int last = shifted.length * 8 / 6;
            String inner = text.substring(first, last);
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what was found, each with the words around it */
    List<String> in(String haystack) {
        return in(haystack.getBytes(StandardCharsets.UTF_8));
    }

    List<String> in(byte[] haystack) {
        String text = new String(haystack, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        long head = 0;
        for (int i = 0; i < text.length(); i++) {
            head = head << 8 | text.charAt(i) & 0xff;
            List<String> candidates = i < HEAD - 1 ? null : byHead.get(head);
            if (candidates != null) {
                int start = i - HEAD + 1;
                for (String needle : candidates) {
                    if (text.startsWith(needle, start)) {
                        found.add(text.substring(Math.max(0, start - 40), Math.min(text.length(), start + 60)));
                    }
                }
            }
        }
        return found;
    }
}
