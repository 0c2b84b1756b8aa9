// Keeps a room growing while its page is open. The socket tells what happened; what lies between is asked for. Without the
// socket the page asks now and then. Words are sent with a number of their own: sent twice they are said once.
(function () {
  "use strict";

  const live = document.getElementById("talkLive");
  const pattern = document.getElementById("linePattern");
  const lines = document.getElementById("lines");
  if (!live || !pattern || !lines) {
    return;
  }
  const say = live.dataset;
  const context = say.context || "";
  const api = context + "/api/v1/";
  const mine = api + "me/rooms/" + say.room;
  const form = lines.closest("form");
  const problem = document.getElementById("talkProblem");
  const field = document.getElementById("sayWords");
  const reply = document.getElementById("replyTo");
  const photos = document.getElementById("photos");
  const place = document.getElementById("f-position");
  const POLL_MILLIS = 15000;
  const READ_MILLIS = 2000;
  const PAGE = 200;
  const own = new Set();
  // The clocks of the room's place, not of whoever reads.
  const CLOCK = {
    timeZone: say.zone, day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false, timeZoneName: "short"
  };

  let known = Number(say.change);
  let lastAsked = Date.now();
  let asking = false;
  let askAgain = false;
  let readUpTo = 0;
  let readPlanned = null;
  let connected = () => false;
  let out = false;

  function headers(more) {
    return Object.assign({ Accept: "application/json", "Accept-Language": say.language }, more);
  }

  function complain(words) {
    problem.textContent = words || "";
    problem.hidden = !words;
    problem.classList.toggle("refused", Boolean(words));
  }

  function fill(item, slot, words) {
    item.querySelectorAll("[data-slot='" + slot + "']").forEach((place) => {
      place.textContent = words;
    });
  }

  function name(row) {
    return row.kind === "notice" ? say.system : row.speakerName || say.gone;
  }

  function words(row) {
    return row.notice ? say[row.notice.slice(row.notice.lastIndexOf(".") + 1)] || "" : row.words || "";
  }

  // What a case is called by says which page is about it. Citizens have one for reports alone.
  function address(number) {
    if (say.officer !== "true") {
      return /^(INS|OBR|MOD)-/.test(number) ? "" : "/kabar/" + number;
    }
    if (number.startsWith("INS-")) {
      return "/instruction/show.xhtml?number=" + number;
    }
    if (number.startsWith("MOD-")) {
      return "/room/review.xhtml?tenant=" + say.tenant + "&number=" + number;
    }
    return number.startsWith("OBR-")
      ? "/room/alarm.xhtml?tenant=" + say.tenant + "&number=" + number
      : "/report/show.xhtml?tenant=" + say.tenant + "&ticket=" + number;
  }

  function isMine(row) {
    return row.mine || own.has(row.number) || (say.self && row.speaker === say.self);
  }

  function draw(row) {
    const item = pattern.content.firstElementChild.cloneNode(true);
    const open = (row.state === "shown" || row.state === "blurred") && row.kind !== "notice";
    const at = new Date(row.at);
    const asked = row.confirmation;
    const kinds = {
      "is-notice": row.kind === "notice", "is-announcement": row.kind === "announcement",
      "is-office": row.speakerKind === "officer", "is-official": row.speakerKind === "official", "is-mine": isMine(row), "is-pinned": row.pinned,
      "is-covered": row.state === "blurred", "is-open": open, "is-pinnable": say.pinnable === "true",
      "is-reportable": row.kind === "words" && !row.ticket && (say.filer === "true" || (say.self && isMine(row))),
      "is-asked": asked && !asked.mine
    };
    Object.keys(kinds).forEach((kind) => item.classList.toggle(kind, Boolean(kinds[kind])));
    item.dataset.number = row.number;
    item.dataset.change = row.change;
    fill(item, "name", name(row));
    fill(item, "number", row.number);
    fill(item, "at", at.toLocaleString(say.language, CLOCK));
    item.querySelector("time").dateTime = row.at;
    item.querySelector("[data-reply]").dataset.reply = row.replyTo || 0;
    fill(item, "reply", row.replyTo || "");
    fill(item, "words", words(row));
    fill(item, "covered", words(row));
    fill(item, "remark", [row.state === "shown" ? "" : say[row.state], row.editedAt ? say.edited : ""].filter(Boolean).join(" "));
    fill(item, "confirmed", asked ? say.confirmed.replace("{0}", asked.done).replace("{1}", asked.asked) : "");
    item.querySelector(".only-claim").dataset.claim = row.clarification || "";
    if (row.clarification && row.clarification.startsWith("https://")) {
      item.querySelector("[data-slot='claim']").href = row.clarification;
    }
    const spot = row.position ? row.position.lat + ", " + row.position.lon : "";
    item.querySelector(".only-place").dataset.place = spot;
    fill(item, "place", spot);
    if (spot) {
      item.querySelector("[data-slot='place']").href = "geo:" + spot.replace(" ", "");
    }
    item.querySelector(".only-photos").dataset.photos = row.photos.length || "";
    row.photos.forEach((photo) => {
      const picture = document.createElement("img");
      picture.loading = "lazy";
      picture.alt = say.photo + " " + row.number;
      picture.src = mine + "/messages/" + row.number + "/photos/" + photo;
      item.querySelector("[data-slot='photos']").append(picture);
    });
    item.querySelector(".only-ticket").dataset.ticket = row.ticket || "";
    fill(item, "ticket", row.ticket || "");
    if (row.ticket && address(row.ticket)) {
      item.querySelector("[data-slot='ticket']").href = context + address(row.ticket);
    }
    item.querySelectorAll("[data-do]").forEach((button) => {
      button.value = button.dataset.do + ":" + row.number;
    });
    row.reactions.forEach((each) => {
      const sign = item.querySelector("[data-sign='" + each.sign.toUpperCase() + "']");
      sign.dataset.count = each.count;
      sign.lastElementChild.textContent = each.count;
    });
    return item;
  }

  function placed(number) {
    return lines.querySelector("[data-number='" + number + "']");
  }

  // A message that is shown already keeps its place, and whoever stands in it stands there again.
  function put(row) {
    const before = placed(row.number);
    if (before) {
      if (Number(before.dataset.change) < row.change) {
        const item = draw(row);
        if (before.classList.contains("is-mine")) {
          item.classList.add("is-mine");
        }
        // What everybody is told does not say what this reader has confirmed.
        if (!before.classList.contains("is-asked")) {
          item.classList.remove("is-asked");
        }
        const focused = before.contains(document.activeElement) ? document.activeElement.dataset.do : null;
        before.replaceWith(item);
        const again = focused && item.querySelector("[data-do='" + focused + "']");
        if (again) {
          item.querySelector("details.talk-do").open = true;
          again.focus({ preventScroll: true });
        }
      }
      return false;
    }
    const shown = Array.from(lines.children);
    if (shown.length && row.number < Number(shown[0].dataset.number)) {
      return false;
    }
    const after = shown.find((item) => Number(item.dataset.number) > row.number) || null;
    lines.insertBefore(draw(row), after);
    return true;
  }

  function apply(rows, upTo) {
    const low = window.innerHeight + window.scrollY >= document.body.scrollHeight - 400;
    const fresh = rows.filter(put).filter((row) => !isMine(row));
    known = Math.max(known, upTo);
    const nothing = document.getElementById("nothing");
    if (nothing && lines.children.length) {
      nothing.remove();
    }
    if (fresh.length) {
      const last = fresh[fresh.length - 1];
      document.getElementById("talkSaid").textContent = say.one.replace("{0}", name(last)).replace("{1}", words(last));
      if (low) {
        lines.lastElementChild.scrollIntoView({ block: "nearest" });
      }
      read(last.number);
    }
  }

  function read(number) {
    readUpTo = Math.max(readUpTo, number);
    if (readPlanned === null && document.visibilityState === "visible") {
      readPlanned = window.setTimeout(function () {
        readPlanned = null;
        fetch(mine + "/reading", {
          method: "POST", headers: headers({ "Content-Type": "application/json" }), body: JSON.stringify({ number: readUpTo })
        }).catch(() => undefined);
      }, READ_MILLIS);
    }
  }

  document.addEventListener("visibilitychange", () => readUpTo && read(readUpTo));

  async function catchUp() {
    lastAsked = Date.now();
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    try {
      let more = !out;
      while (more) {
        askAgain = false;
        const answer = await fetch(mine + "/changes?after=" + known + "&limit=" + PAGE, { headers: headers(), cache: "no-store" });
        if (answer.status === 401) {
          window.location.reload();
        }
        if (!answer.ok) {
          break;
        }
        const news = await answer.json();
        apply(news.items, news.upTo);
        more = news.more || askAgain;
      }
    } catch (e) {
      // The next signal, or the next look, finds the same again.
    }
    asking = false;
  }

  function told(frame) {
    if (frame.room !== say.room) {
      return;
    }
    if (frame.topic === "out" || frame.topic === "left") {
      out = true;
      complain(frame.topic === "out" ? say.out : say.left);
      form.querySelectorAll("button").forEach((button) => {
        button.disabled = true;
      });
    } else if (frame.topic === "members") {
      document.getElementById("talkMembers").textContent = say.members.replace("{0}", frame.members.toLocaleString(say.language));
    } else if (frame.after > known) {
      catchUp();
    } else if (frame.upTo > known) {
      apply(frame.items, frame.upTo);
    }
  }

  // One after the other: the server draws each anew, and takes three.
  async function attach(number) {
    for (const file of Array.from(photos.files)) {
      const answer = await fetch(mine + "/messages/" + number + "/photos", {
        method: "POST", headers: headers({ "Content-Type": file.type || "application/octet-stream" }), body: file
      });
      if (!answer.ok) {
        const said = JSON.parse((await answer.text()) || "{}");
        const mistakes = (said.mistakes || said.errors || []).map((each) => each.detail || each.message || "");
        throw new Error(say.photofailed.replace("{0}", [said.detail || answer.status].concat(mistakes).join(" ")));
      }
      put(await answer.json());
    }
    photos.value = "";
  }

  async function send(kind) {
    const body = { id: document.getElementById("sayId").value, words: field.value };
    if (!body.words.trim() && photos.files.length) {
      body.words = say.photowords;
    }
    if (place.value.trim()) {
      body.position = place.value;
    }
    if (reply.value) {
      body.replyTo = Number(reply.value);
    }
    const asks = document.getElementById("asks");
    if (kind === "announce" && asks && asks.checked) {
      body.confirmation = true;
    }
    const way = kind === "announce" ? "/announcements" : "/messages";
    const answer = await fetch(api + say.say + way, {
      method: "POST", headers: headers({ "Content-Type": "application/json" }), body: JSON.stringify(body)
    });
    const text = await answer.text();
    if (!text) {
      throw new Error(say.failed + " (" + answer.status + ")");
    }
    const said = JSON.parse(text);
    if (!answer.ok) {
      const mistakes = (said.mistakes || said.errors || []).map((each) => each.detail || each.message || "");
      throw new Error([said.detail || say.failed].concat(mistakes).join(" "));
    }
    own.add(said.number);
    document.getElementById("sayId").value = crypto.randomUUID();
    reply.value = "";
    if (asks) {
      asks.checked = false;
    }
    document.getElementById("answering").classList.add("is-off");
    field.value = "";
    // Whoever keeps drafts learns that there is none any more.
    field.dispatchEvent(new Event("input", { bubbles: true }));
    place.value = "";
    put(said);
    await attach(said.number);
    lines.lastElementChild.scrollIntoView({ block: "nearest" });
  }

  if (field) {
    document.getElementById("photoRow").hidden = false;
    form.addEventListener("submit", function (event) {
      const button = event.submitter;
      const kind = button ? button.value : "say";
      if ((kind !== "say" && kind !== "announce") || document.getElementById("editing").value) {
        return;
      }
      event.preventDefault();
      if (!field.value.trim() && !photos.files.length) {
        field.focus();
        return;
      }
      complain("");
      button.disabled = true;
      send(kind)
        .catch((failure) => complain(failure instanceof TypeError ? say.failed : failure.message))
        .finally(function () {
          button.disabled = out;
          field.focus();
        });
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit(document.getElementById("say") || document.getElementById("announce"));
      }
    });
  }

  connected = window.kentonganSignals({
    path: say.path,
    rooms: true,
    state: (word) => {
      live.dataset.state = word;
    },
    admitted: catchUp,
    told: (topic, frame) => told(frame)
  });
  window.setInterval(function () {
    if (!connected() && Date.now() - lastAsked >= POLL_MILLIS - 500) {
      catchUp();
    }
  }, POLL_MILLIS);
  if (lines.lastElementChild) {
    lines.lastElementChild.scrollIntoView({ block: "nearest" });
  }
})();
