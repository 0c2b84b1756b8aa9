// Keeps the list of alerts growing while it is open. The socket only says that there is something new; the list itself is
// asked for with the reader's own rights. Without the socket it is asked for every 15 seconds.
(function () {
  "use strict";

  const live = document.getElementById("live");
  if (!live) {
    return;
  }
  const notice = document.getElementById("liveNotice");
  const newer = document.getElementById("newer");
  const newest = live.dataset.newest === "true";
  const topic = "unit:" + live.dataset.unit;

  const POLL_MILLIS = 15000;
  // A second look at the same pace as a slow clock: another node of the installation may have raised the alert.
  const CALM_POLL_MILLIS = 60000;
  const BETWEEN_REFRESHES_MILLIS = 1000;
  const AFTER_FAILURE_MILLIS = 2000;

  let lastRefresh = 0;
  let planned = null;
  let asking = false;
  let askAgain = false;
  let shown = "";
  let focused = null;

  // A new element comes in the place of the old one, so it is looked up each time.
  function items() {
    return Array.from(document.querySelectorAll("#alerts [data-key]"));
  }

  function keys() {
    return new Set(items().map((item) => item.dataset.key));
  }

  let seen = keys();

  function refresh() {
    planned = null;
    lastRefresh = Date.now();
    if (!newest) {
      newer.hidden = false;
      return;
    }
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    fetch(live.dataset.cards, { credentials: "same-origin", cache: "no-store" })
      .then(function (answer) {
        if (answer.redirected) {
          // Nobody is signed in any more: the page itself leads to where one signs in, and back.
          window.location.reload();
        }
        return answer.ok && !answer.redirected ? answer.text() : Promise.reject(new Error(String(answer.status)));
      })
      .then(show)
      // A server with too much to do, or none: nobody asks at once, and not all at the same moment.
      .catch(() => new Promise((later) => window.setTimeout(later, AFTER_FAILURE_MILLIS * (0.5 + Math.random()), true)))
      .then(function (failed) {
        asking = false;
        if (askAgain || failed) {
          askAgain = false;
          refreshSoon();
        }
      });
  }

  // What is as it was stays as it is: nobody loses the place where they stand.
  function show(text) {
    if (text === shown) {
      return;
    }
    shown = text;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    for (const id of ["alerts", "bell"]) {
      const element = fresh.getElementById(id);
      if (element) {
        document.getElementById(id).replaceWith(document.adoptNode(element));
      }
    }
  }

  function refreshSoon() {
    if (planned === null) {
      const wait = Math.max(0, lastRefresh + BETWEEN_REFRESHES_MILLIS - Date.now());
      planned = window.setTimeout(refresh, wait);
    }
  }

  function say(state) {
    live.textContent = live.dataset[state];
    live.dataset.state = state;
  }

  function mark(item) {
    item.classList.add("is-new");
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.textContent = live.dataset.badge;
    item.querySelector(".alert-why p:last-child").append(badge);
  }

  function changed() {
    const fresh = items().filter((item) => !seen.has(item.dataset.key));
    seen = keys();
    fresh.forEach(mark);
    if (fresh.length === 1) {
      notice.textContent = live.dataset.one;
    } else if (fresh.length > 1) {
      notice.textContent = live.dataset.many.replace("{0}", String(fresh.length));
    }
    // Whoever stood in the list stands there again, at the same alert.
    if (focused && document.activeElement === document.body) {
      const item = items().find((candidate) => candidate.dataset.key === focused.key);
      const again = item && (item.querySelector(focused.what) || item.querySelector(".ticket"));
      (again || document.getElementById("main")).focus({ preventScroll: true });
    }
  }

  function remember(event) {
    const item = event.target.closest("#alerts [data-key]");
    focused = item && {
      key: item.dataset.key,
      what: event.target.hasAttribute("data-accept") ? "[data-accept]" : ".ticket",
    };
  }

  document.addEventListener("focusin", remember);
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-accept]");
    if (!button || button.disabled) {
      return;
    }
    // Whatever comes of it: the next look draws all of the list again.
    shown = "";
    button.disabled = true;
    button.textContent = live.dataset.busy;
    window.kentonganAccept([
      { name: "ticket", value: button.dataset.accept },
      { name: "tenant", value: button.dataset.tenant },
    ]);
  });
  new MutationObserver(changed).observe(document.getElementById("alerts").parentNode, { childList: true });

  const connected = window.kentonganSignals({
    path: live.dataset.path,
    area: false,
    state: say,
    // What happened while nobody listened.
    admitted: function () {
      if (newest) {
        refreshSoon();
      }
    },
    told: function (said) {
      if (said === topic || said === "notices") {
        refreshSoon();
      }
    },
  });
  window.setInterval(function () {
    if (Date.now() - lastRefresh >= (connected() ? CALM_POLL_MILLIS : POLL_MILLIS) - 500 && newest) {
      refresh();
    }
  }, POLL_MILLIS);
})();
