"""What no program must be: the control of the scanners. It says back what it is told, and asks its database with it."""
import html
import sqlite3
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DATABASE = sqlite3.connect(":memory:", check_same_thread=False)
DATABASE.execute("create table item (id integer, name text)")
DATABASE.executemany("insert into item values (?, ?)", [(1, "lamp"), (2, "drain"), (3, "bridge")])


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urllib.parse.urlparse(self.path)
        asked = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
        if address.path == "/search":
            body = "<p>Nothing for " + asked.get("q", "") + "</p>"
        elif address.path == "/item":
            try:
                rows = DATABASE.execute("select name from item where id = " + asked.get("id", "1")).fetchall()
                body = "<p>" + html.escape(str(rows)) + "</p>"
            except sqlite3.Error as mistake:
                body = "<p>sqlite3.OperationalError: " + html.escape(str(mistake)) + "</p>"
        else:
            body = '<a href="/search?q=lamp">search</a> <a href="/item?id=1">item</a>'
        answer = ("<!DOCTYPE html><html><body>" + body + "</body></html>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
print(server.server_address[1], flush=True)
server.serve_forever()
