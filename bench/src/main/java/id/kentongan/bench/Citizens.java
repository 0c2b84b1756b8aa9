package id.kentongan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with an account and a session who have said where they live. */
final class Citizens implements AutoCloseable {
    private static final String[] SENTENCES = {
        "Pengajian ibu-ibu nanti sore pindah ke balai RW tiga, ",
        "Air di selokan depan pasar sudah surut sejak pagi, ",
        "Jadwal ronda minggu ini ditempel di pos kamling, ",
        "Posyandu balita besok dibuka jam delapan pagi, ",
        "Lampu jalan di gang mawar sudah menyala lagi, ",
        "Kerja bakti membersihkan taman dimulai hari Minggu, ",
    };
    private static final Pattern ROOM = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"kind\":\"kelurahan\"");

    private final City city;
    private final Wire wire;

    Citizens(City city) throws IOException {
        this.city = city;
        this.wire = new Wire(city.port());
    }

    /**
     * Somebody at home.
     *
     * @param cookie as a request sends it
     * @param room of the kelurahan, where neighbours talk
     */
    record Citizen(String cookie, String room) {}

    /** @param area code of the kelurahan that they move to */
    List<Citizen> move(String area, int count) throws SQLException, IOException {
        List<Citizen> citizens = new ArrayList<>();
        try (Connection connection = city.asSuperuser()) {
            for (int i = 0; i < count; i++) {
                String cookie = signedIn(connection);
                ask(cookie, "/api/v1/me/home", "{\"area\":\"" + area + "\",\"age\":\"adult\"}");
                Wire.Answer rooms = wire.send(
                        Wire.get("/api/v1/me/rooms", "Accept: application/json\r\nCookie: " + cookie + "\r\n"));
                Matcher room = ROOM.matcher(rooms.body());
                if (!room.find()) {
                    throw new IllegalStateException("no room in " + rooms);
                }
                citizens.add(new Citizen(cookie, room.group(1)));
            }
        }
        return citizens;
    }

    private static String signedIn(Connection connection) throws SQLException {
        UUID person = UUID.randomUUID();
        Clerks.change(connection, "insert into core.person (id) values (?)", person);
        Clerks.change(connection, "insert into vault.person (id) values (?)", person);
        Clerks.change(
                connection,
                "insert into core.account (person_id, user_name, display_name, citizen) values (?, ?, 'Warga', true)",
                person,
                "warga-" + person);
        return Clerks.session(connection, person, "MAIL_CODE");
    }

    /** An innocent sentence with a number, one of a few. */
    static String sentence(int number) {
        return SENTENCES[number % SENTENCES.length] + Deliveries.mark(number);
    }

    /** @return what the server answered, which took it */
    String say(Citizen who, String words) throws IOException {
        return ask(
                who.cookie(),
                "/api/v1/me/rooms/" + who.room() + "/messages",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}");
    }

    /** All that happened in the room after a change, as somebody who was away reads it. */
    String changes(Citizen who, long after) throws IOException {
        return wire.sendAnew(Wire.get(
                        "/api/v1/me/rooms/" + who.room() + "/changes?limit=100&after=" + after,
                        "Accept: application/json\r\nCookie: " + who.cookie() + "\r\n"))
                .body();
    }

    /** What lets an open page in at the socket. */
    String ticket(Citizen who) throws IOException {
        return ask(who.cookie(), "/live/ticket", "");
    }

    private String ask(String cookie, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + city.port() + "\r\nOrigin: http://localhost:"
                + city.port() + "\r\nCookie: " + cookie + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        Wire.Answer answer = wire.sendAnew((head + json).getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
