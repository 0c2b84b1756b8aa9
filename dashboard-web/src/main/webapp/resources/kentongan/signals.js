// What is new, told by the socket: it never says what, so whoever listens reads with the reader's own rights. Without the
// socket, listeners look by themselves now and then.
(function () {
  "use strict";

  const SILENCE_MILLIS = 70000;
  const LONGEST_PAUSE_MILLIS = 30000;
  const TOO_MANY_PAGES = 4001;

  /**
   * Listens for as long as the page is open.
   *
   * @param wish path of the socket; whether to hear of the whole area, or of what is said in the person's rooms; what to
   *     call when let in (admitted), with each signal's topic and all of it (told), and with "connected" or "polling" when that changes (state)
   * @return whether it is connected, as a function
   */
  window.kentonganSignals = function (wish) {
    let connected = false;
    let failures = 0;
    let lastWord = 0;

    function again() {
      failures += 1;
      const pause = Math.min(LONGEST_PAUSE_MILLIS, 1000 * Math.pow(2, failures - 1));
      window.setTimeout(connect, pause * (0.5 + Math.random() / 2));
    }

    // The session asks for a ticket as it would send a form; the socket opens with it, once and within half a minute.
    function connect() {
      fetch(wish.path + "/ticket", { method: "POST", credentials: "same-origin", redirect: "error" })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error("no ticket"))))
        .then(listen)
        .catch(function () {
          wish.state("polling");
          again();
        });
    }

    function listen(ticket) {
      const scheme = window.location.protocol === "https:" ? "wss://" : "ws://";
      const socket = new WebSocket(scheme + window.location.host + wish.path);
      let admitted = false;
      socket.onopen = function () {
        lastWord = Date.now();
        socket.send(ticket + (wish.area ? " area" : wish.rooms ? " rooms" : ""));
      };
      socket.onmessage = function (event) {
        failures = 0;
        lastWord = Date.now();
        if (!admitted) {
          admitted = true;
          connected = true;
          wish.state("connected");
          wish.admitted();
        }
        const frame = JSON.parse(event.data);
        wish.told(frame.topic, frame);
      };
      socket.onclose = function (event) {
        connected = false;
        wish.state("polling");
        // Too many pages of one person: this one looks now and then, and leaves the socket to the newer ones.
        if (event.code !== TOO_MANY_PAGES) {
          again();
        }
      };
      const watch = window.setInterval(function () {
        if (socket.readyState === WebSocket.CLOSED) {
          window.clearInterval(watch);
        } else if (connected && Date.now() - lastWord > SILENCE_MILLIS) {
          socket.close();
        }
      }, 5000);
    }

    connect();
    return () => connected;
  };
})();
