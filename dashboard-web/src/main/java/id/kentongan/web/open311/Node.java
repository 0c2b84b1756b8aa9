package id.kentongan.web.open311;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer, before it is XML or JSON. The mapping is GeoReport's ("Spark"): a container of one repeated
 * child becomes a bare array, an empty element becomes {@code null}.
 */
sealed interface Node {

    void print(Printer printer);

    /** True when XML has only an empty element to show. */
    boolean empty();

    static Text text(@Nullable String value) {
        return new Text(value == null ? "" : value);
    }

    static Node number(@Nullable Double value) {
        return value == null ? new Text("") : Number.ofDegrees(value);
    }

    static Number number(int value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Fields fields() {
        return new Fields(Map.of());
    }

    /** What each kind of node means to a writer. */
    interface Printer {
        void text(Text text);

        void number(Number number);

        void truth(Truth truth);

        void fields(Fields fields);

        void items(Items items);
    }

    /** Words. What XML 1.0 cannot carry is replaced here, so that both forms say the same. */
    record Text(String value) implements Node {

        private static final int REPLACEMENT = 0xFFFD;

        public Text {
            value = legal(value);
        }

        private static String legal(String raw) {
            if (raw.indexOf('\r') < 0 && raw.codePoints().allMatch(Text::legal)) {
                return raw;
            }
            StringBuilder clean = new StringBuilder(raw.length());
            raw.replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .codePoints()
                    .map(point -> legal(point) ? point : REPLACEMENT)
                    .forEach(clean::appendCodePoint);
            return clean.toString();
        }

        /** The production {@code Char} of XML 1.0. */
        static boolean legal(int point) {
            return point == '\t'
                    || point == '\n'
                    || point == '\r'
                    || point >= 0x20 && point <= 0xD7FF
                    || point >= 0xE000 && point <= 0xFFFD
                    || point >= 0x10000;
        }

        @Override
        public void print(Printer printer) {
            printer.text(this);
        }

        @Override
        public boolean empty() {
            return value.isEmpty();
        }
    }

    /** A number, never in scientific notation. */
    record Number(BigDecimal value) implements Node {

        /** Six decimals are eleven centimetres: more would pretend. */
        private static final int DECIMALS = 6;

        static Number ofDegrees(double value) {
            BigDecimal rounded = BigDecimal.valueOf(value)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return new Number(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
        }

        @Override
        public void print(Printer printer) {
            printer.number(this);
        }

        @Override
        public boolean empty() {
            return false;
        }
    }

    /** A JSON boolean, in XML the words true and false. */
    record Truth(boolean value) implements Node {

        @Override
        public void print(Printer printer) {
            printer.truth(this);
        }

        @Override
        public boolean empty() {
            return false;
        }
    }

    /** Named children in their order. */
    record Fields(Map<String, Node> members) implements Node {

        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        Fields and(String name, Node node) {
            Map<String, Node> more = new LinkedHashMap<>(members);
            more.put(name, node);
            return new Fields(more);
        }

        Fields and(String name, @Nullable String value) {
            return and(name, text(value));
        }

        @Override
        public void print(Printer printer) {
            printer.fields(this);
        }

        @Override
        public boolean empty() {
            return members.isEmpty();
        }
    }

    /**
     * One child repeated: an array in JSON, elements of the same name in XML.
     *
     * @param each the name of every child in XML
     */
    record Items(String each, List<? extends Node> nodes) implements Node {

        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public void print(Printer printer) {
            printer.items(this);
        }

        @Override
        public boolean empty() {
            return nodes.isEmpty();
        }
    }
}
