// The frame of every page: the menu where there is little room, single keys, what was written and never sent, and a word
// before the session ends. All of it can be missing: pages work without.
(function () {
  "use strict";

  const body = document.body;
  const byId = (id) => document.getElementById(id);

  // ---------------------------------------------------------------- menu

  const opener = byId("menuOpen");
  const menu = byId("menu");
  if (opener && menu) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", "menu");
    const show = function (open) {
      menu.classList.toggle("is-open", open);
      opener.setAttribute("aria-expanded", String(open));
      (open ? menu.querySelector("ul a") : opener).focus();
    };
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", function (event) {
      event.preventDefault();
      show(!menu.classList.contains("is-open"));
    });
    opener.addEventListener("keydown", function (event) {
      if (event.key === " ") {
        event.preventDefault();
        opener.click();
      }
    });
    byId("menuClose").addEventListener("click", function (event) {
      event.preventDefault();
      show(false);
    });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.classList.contains("is-open")) {
        show(false);
      }
    });
  }

  // ---------------------------------------------------------------- keys

  const help = byId("help");
  const keysOn = body.dataset.shortcuts === "on" && help;
  let went = 0;

  function writing(target) {
    return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog");
  }

  function go(letter) {
    const link = document.querySelector('#menu [data-go="' + CSS.escape(letter) + '"]');
    if (link) {
      link.click();
    }
    return Boolean(link);
  }

  document.addEventListener("keydown", function (event) {
    if (!keysOn || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) {
      return;
    }
    body.dataset.going = "false";
    if (Date.now() - went < 1500) {
      went = 0;
      if (go(event.key)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    } else if (event.key === "g") {
      went = Date.now();
      body.dataset.going = "true";
      window.setTimeout(() => (body.dataset.going = "false"), 1500);
    } else if (event.key === "?") {
      event.preventDefault();
      help.showModal();
    } else if (event.key === "/" && byId("searchWords")) {
      event.preventDefault();
      byId("searchWords").focus();
    }
  });
  if (help) {
    byId("helpClose").addEventListener("click", () => help.close());
  }

  // ---------------------------------------------------------------- drafts

  const owner = body.dataset.drafts;
  const PREFIX = "draft:";
  const place = window.location.pathname + window.location.search;
  const own = PREFIX + owner + ":" + place;
  const PENDING = "draft-sent";
  const LONGEST = 20000;

  function stored(key) {
    try {
      return JSON.parse(window.sessionStorage.getItem(key) || "null");
    } catch (e) {
      return null;
    }
  }

  function keep(key, value) {
    try {
      if (value === null) {
        window.sessionStorage.removeItem(key);
      } else {
        window.sessionStorage.setItem(key, JSON.stringify(value));
      }
    } catch (e) {
      // Full or switched off: then nothing is kept.
    }
  }

  // Only what somebody writes, and never where a secret is asked for.
  function fields() {
    return Array.from(document.querySelectorAll('main form textarea, main form input[type="text"]')).filter(
      (field) =>
        (field.id || field.name) && field.autocomplete === "" && !field.form.querySelector('input[type="password"]')
          && !field.closest("[data-no-draft], [role=search]")
    );
  }

  const nameOf = (field) => field.id || field.form.id + "/" + field.name;

  function forgetDrafts() {
    Object.keys(window.sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => window.sessionStorage.removeItem(key));
  }

  if (owner) {
    const sent = stored(PENDING);
    const refused = document.querySelector(".notice.refused");
    keep(PENDING, null);
    // What was sent from a page is done with as soon as any page of ours answers and does not complain.
    const mine = sent && sent.key.startsWith(PREFIX + owner + ":");
    if (mine && document.querySelector("[data-lost]")) {
      const again = byId("lostAgain");
      if (again && stored(sent.key)) {
        again.href = window.location.origin + sent.key.substring(PREFIX.length + owner.length + 1);
        byId("lostSaid").hidden = false;
      }
    } else if (mine && !refused) {
      keep(sent.key, null);
    }
    const draft = stored(own);
    const missing = draft && fields().filter((field) => draft[nameOf(field)] && !field.value);
    if (missing && missing.length > 0) {
      byId("draftSaid").hidden = false;
      byId("draftTake").addEventListener("click", function () {
        missing.forEach(function (field) {
          field.value = draft[nameOf(field)];
          const folded = field.closest("details");
          if (folded) {
            folded.open = true;
          }
        });
        byId("draftSaid").hidden = true;
        missing[0].focus();
      });
      byId("draftDrop").addEventListener("click", function () {
        keep(own, null);
        byId("draftSaid").hidden = true;
        byId("main").focus();
      });
    }
    document.addEventListener("input", function (event) {
      if (!fields().includes(event.target)) {
        return;
      }
      const now = {};
      fields()
        .filter((field) => field.value && field.value !== field.defaultValue && field.value.length <= LONGEST)
        .forEach(function (field) {
          now[nameOf(field)] = field.value;
        });
      keep(own, Object.keys(now).length > 0 ? now : null);
    });
    document.addEventListener("submit", function (event) {
      if (event.target.id === "session") {
        forgetDrafts();
      } else if (event.target.closest("main")) {
        keep(PENDING, { key: own });
      }
    });
  }

  // ---------------------------------------------------------------- before the session ends

  const idle = byId("idle");
  const seconds = Number(body.dataset.idle || 0);
  const WARNING_SECONDS = 120;
  // Far away for a citizen's session, which lasts for weeks.
  if (idle && seconds > WARNING_SECONDS && seconds < 86400) {
    let used = Date.now();
    const stay = byId("stay");
    // Asked for anew and not reloaded: what a form had sent would be sent again.
    const leave = () => window.location.replace(place);
    // What the script of a page asks for by itself does not count as somebody working; what they send does.
    document.addEventListener("submit", function () {
      used = Date.now();
    });
    stay.addEventListener("click", function () {
      fetch(stay.dataset.path, { credentials: "same-origin", redirect: "error" })
        .then(function (answer) {
          if (answer.ok) {
            used = Date.now();
            idle.close();
          } else {
            leave();
          }
        })
        .catch(leave);
    });
    window.setInterval(function () {
      const left = Math.round(seconds - (Date.now() - used) / 1000);
      if (left <= 0) {
        leave();
      } else if (left <= WARNING_SECONDS) {
        byId("idleLeft").textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
        if (!idle.open) {
          idle.showModal();
        }
      }
    }, 1000);
  }
})();
