package id.kentongan.web.open311;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer, before it is XML or JSON. The mapping is GeoReport's ("Spark"): a container of one repeated
 * child becomes a bare array, an empty element becomes {@code null}.
 */
sealed interface Node {

    /** An empty element, {@code null} in JSON. */
    Text NOTHING = new Text("");

    void print(Printer printer);

    /** True when XML has only an empty element to show. */
    boolean empty();

    static Node text(@Nullable String value) {
        return value == null || value.isEmpty() ? NOTHING : new Text(value);
    }

    static Node number(@Nullable Double value) {
        return value == null ? NOTHING : Number.ofDegrees(value);
    }

    static Number number(int value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Fields fields() {
        return new Fields();
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

    /** Named children in their order. It grows while it is being written down and belongs to one answer alone. */
    final class Fields implements Node {

        private static final int USUAL = 20;

        private final List<String> names = new ArrayList<>(USUAL);
        private final List<Node> nodes = new ArrayList<>(USUAL);

        private Fields() {}

        /** @return this */
        Fields and(String name, Node node) {
            names.add(name);
            nodes.add(node);
            return this;
        }

        Fields and(String name, @Nullable String value) {
            return and(name, text(value));
        }

        void forEach(BiConsumer<String, Node> reader) {
            for (int i = 0; i < names.size(); i++) {
                reader.accept(names.get(i), nodes.get(i));
            }
        }

        @Override
        public void print(Printer printer) {
            printer.fields(this);
        }

        @Override
        public boolean empty() {
            return names.isEmpty();
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
