package id.kentongan.web.open311;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Prints a document as XML without namespaces. */
final class XmlPrinter implements Node.Printer {

    private final XMLStreamWriter xml;

    private XmlPrinter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * The JDK's own StAX, on every server: others write the declaration with single quotes, and clients compare it
     * byte by byte.
     */
    static byte[] print(Document document) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            new XmlPrinter(xml).element(document.name(), document.root());
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer could not be written as XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, Node node) {
        try {
            if (node.empty()) {
                xml.writeEmptyElement(name);
            } else {
                xml.writeStartElement(name);
                node.print(this);
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the element " + name + " could not be written", e);
        }
    }

    private void characters(String value) {
        try {
            xml.writeCharacters(value);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text could not be written", e);
        }
    }

    @Override
    public void text(Node.Text text) {
        characters(text.value());
    }

    @Override
    public void number(Node.Number number) {
        characters(number.value().toPlainString());
    }

    @Override
    public void truth(Node.Truth truth) {
        characters(Boolean.toString(truth.value()));
    }

    @Override
    public void fields(Node.Fields fields) {
        fields.forEach(this::element);
    }

    @Override
    public void items(Node.Items items) {
        items.nodes().forEach(node -> element(items.each(), node));
    }
}
