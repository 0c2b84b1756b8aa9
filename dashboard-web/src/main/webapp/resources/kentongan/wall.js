// The control room's screen. It asks for the situation when the socket says that there is something new, and by itself now
// and then; what it shows is replaced and never grows.
(function () {
  "use strict";

  const main = document.getElementById("wall");
  const live = document.getElementById("wallLive");
  const map = document.getElementById("map");
  if (!live) {
    return;
  }
  const say = main.dataset;
  const context = say.context || "";
  const POLL_MILLIS = 15000;
  const CALM_POLL_MILLIS = 60000;
  // However much happens, a screen asks no more often.
  const BETWEEN_MILLIS = 3000;
  const TICK_MILLIS = 1000;
  const MINUTE = 60000;
  const INSTRUCTIONS = "staff/instructions?box=sent&filter=open&limit=15";
  const numbers = new Intl.NumberFormat(say.language);
  const clock = new Intl.DateTimeFormat(say.language, { timeStyle: "medium" });
  const newest = new Map();
  const tags = new Map();
  let offset = 0;
  let lastAsked = 0;
  let lastHeard = Date.now();
  let planned = null;
  let ended = false;
  let known = null;

  function now() {
    return Date.now() + offset;
  }

  function element(name, kind, text) {
    const made = document.createElement(name);
    if (kind) {
      made.className = kind;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  // Minutes and hours, as somebody reads them across a room.
  function span(millis) {
    const minutes = Math.floor(Math.abs(millis) / MINUTE);
    if (minutes < 60) {
      return minutes + " " + say.minutes;
    }
    const hours = Math.floor(minutes / 60);
    return hours < 48
      ? hours + " " + say.hours + " " + (minutes % 60) + " " + say.minutes
      : Math.floor(hours / 24) + " " + say.days;
  }

  function age(since) {
    const made = element("span", "wall-age");
    made.dataset.since = since;
    return made;
  }

  function due(until) {
    const made = element("span", "wall-age");
    made.dataset.until = until;
    return made;
  }

  function tick() {
    document.getElementById("wallClock").textContent = clock.format(now());
    document.querySelectorAll("[data-since]").forEach((each) => {
      each.textContent = span(now() - Date.parse(each.dataset.since));
    });
    document.querySelectorAll("[data-until]").forEach((each) => {
      const left = Date.parse(each.dataset.until) - now();
      each.textContent = (left < 0 ? say.late : say.left).replace("{0}", span(left));
      each.classList.toggle("wall-bad", left < 0);
    });
    if (!ended && Date.now() - lastHeard > 3 * CALM_POLL_MILLIS) {
      state("stale");
    }
  }

  function icon(kind) {
    const made = element("span", "icon icon-" + kind);
    made.setAttribute("aria-hidden", "true");
    return made;
  }

  function link(path, text) {
    const made = element("a", "", text);
    made.href = context + path;
    return made;
  }

  // Where the reader may give instructions, each report has a way to one, with the offices of its place looked up. About what
  // is said in a room one instructs on the page of its alarm.
  function ways(reference, address, area) {
    const made = row("wall-do", link(address, reference));
    if (map.dataset.issue && address.startsWith("/report/")) {
      const way = element("a", "instruct", map.dataset.instruct);
      way.href = map.dataset.issue + "?" + new URLSearchParams({ tickets: reference, text: area }).toString();
      way.append(element("span", "unseen", " " + reference));
      made.append(" ", way);
    }
    return made;
  }

  function line(key, kind, parts) {
    const item = element("li", kind);
    item.dataset.key = key;
    parts.forEach((part) => item.append(part));
    return item;
  }

  function row(kind, ...parts) {
    const made = element("p", kind);
    parts.forEach((part, i) => made.append(...(i ? [" ", part] : [part])));
    return made;
  }

  // Whoever stands in a list stands there again when it was drawn anew.
  function fill(id, items, none) {
    const list = document.getElementById(id);
    const held = list.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
    const focused = held ? held.dataset.key : null;
    const which = held ? Array.from(held.querySelectorAll("a")).indexOf(document.activeElement) : 0;
    list.replaceChildren(...items);
    document.getElementById(none).hidden = items.length > 0;
    const again = items.find((item) => item.dataset.key === focused);
    if (again) {
      const links = again.querySelectorAll("a");
      links[Math.min(which, links.length - 1)].focus({ preventScroll: true });
    }
  }

  // The map emphasises what the banner tells.
  function drawDisasters(disasters) {
    const banner = document.getElementById("wallDisaster");
    banner.hidden = disasters.length === 0;
    banner.replaceChildren(...disasters.map((each) => {
      const places = each.places.slice(0, 3).join(", ") + (each.places.length > 3 ? " +" + numbers.format(each.places.length - 3) : "");
      return row("", icon("WARNING"), say.disaster.replace("{0}", say[each.kind]).replace("{1}", places), due(each.endsAt));
    }));
    const areas = disasters.flatMap((each) => each.areas).join(",");
    const categories = disasters.flatMap((each) => each.categories).join(",");
    if (areas !== (map.dataset.alarmAreas || "") || categories !== (map.dataset.alarmCategories || "")) {
      map.dataset.alarmAreas = areas;
      map.dataset.alarmCategories = categories;
      map.dispatchEvent(new CustomEvent("kentongan:redraw"));
    }
  }

  function answered(accepted) {
    return row("", icon(accepted ? "done" : "open"), accepted ? say.accepted : say.open);
  }

  function drawTiers(tiers) {
    document.getElementById("wallTiers").replaceChildren(...tiers.map((tier) => {
      const made = element("tr");
      const head = element("th", "", say[tier.tier]);
      head.scope = "row";
      const late = element("td", tier.overdue ? "wall-bad" : "", numbers.format(tier.overdue));
      const urgent = element("td", tier.emergencies ? "wall-bad" : "", numbers.format(tier.emergencies));
      made.append(head, element("td", "", numbers.format(tier.open)), late, urgent);
      return made;
    }));
  }

  function drawEmergencies(situation) {
    document.getElementById("wallEmergencyCount").textContent =
      "(" + numbers.format(situation.emergencies.length) + (situation.moreEmergencies ? "+" : "") + ")";
    fill("wallEmergencies", situation.emergencies.map((each) => line(each.ticket, each.accepted ? "is-late" : "is-alarm", [
      row("wall-what", icon("WARNING"), each.category),
      row("", each.place),
      row("", say[each.tier] + ",", age(each.openedAt), ...(each.dueAt ? ["·", due(each.dueAt)] : [])),
      answered(each.accepted),
      ways(each.ticket, each.address, each.area),
    ])), "wallNoEmergency");
  }

  function drawAlarms(alarms) {
    fill("wallAlarms", alarms.map((each) => line(each.id, each.accepted ? "is-done" : "is-alarm", [
      row("wall-what", icon(each.kind === "new" ? "WARNING" : "ESCALATION"), say[each.kind] + ": " + each.category),
      row("", each.place),
      row("", say[each.tier] + ",", each.unit + ",", age(each.raisedAt)),
      answered(each.accepted),
      ways(each.reference, each.address, each.area),
    ])), "wallNoAlarm");
    const fresh = known === null ? [] : alarms.filter((each) => !known.has(each.id));
    known = new Set(alarms.map((each) => each.id));
    // One sentence, however many there are.
    if (fresh.length) {
      const first = fresh[0];
      document.getElementById("wallSaid").textContent = say.said.replace("{0}", say[first.kind])
        .replace("{1}", first.category).replace("{2}", first.place)
        + (fresh.length > 1 ? " " + say.many.replace("{0}", numbers.format(fresh.length - 1)) : "");
    }
  }

  function drawInstructions(items) {
    fill("wallInstructions", items.map((each) => line(each.number,
      each.late ? "is-alarm" : each.unread ? "is-late" : "is-done", [
        row("wall-what", icon("INSTRUCTION"), each.subject),
        row("", say.units.replace("{0}", each.units) + ",",
          ...(each.unread ? [say.unread.replace("{0}", each.unread) + ","] : []),
          ...(each.late ? [say.behind.replace("{0}", each.late) + ","] : []), due(each.finishBy)),
        row("", link("/instruction/show.xhtml?number=" + encodeURIComponent(each.number), each.number)),
      ])), "wallNoInstruction");
  }

  // What has not changed is not sent again.
  async function read(path) {
    const headers = { Accept: "application/json", "Accept-Language": say.language };
    if (tags.has(path)) {
      headers["If-None-Match"] = tags.get(path);
    }
    const answer = await window.kentonganFetch(context + "/api/v1/" + path, { headers: headers, cache: "no-store" });
    if (answer.headers.has("Date")) {
      offset = Date.parse(answer.headers.get("Date")) - Date.now();
    }
    if (answer.status === 401) {
      ended = true;
      throw new Error("ended");
    }
    if (answer.status === 304) {
      return newest.get(path);
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const body = await answer.json();
    if (answer.headers.has("ETag")) {
      tags.set(path, answer.headers.get("ETag"));
      newest.set(path, body);
    }
    return body;
  }

  function state(word) {
    live.textContent = live.dataset[word];
    live.dataset.state = word === "connected" ? "connected" : "polling";
  }

  async function ask() {
    planned = null;
    lastAsked = Date.now();
    try {
      const [situation, instructions] = await Promise.all([read("staff/situation"), read(INSTRUCTIONS)]);
      drawDisasters(situation.disasters);
      drawTiers(situation.tiers);
      document.getElementById("wallCapped").hidden = !situation.capped;
      drawEmergencies(situation);
      drawAlarms(situation.alarms);
      drawInstructions(instructions.items);
      lastHeard = Date.now();
      state(connected() ? "connected" : "polling");
      tick();
      main.dataset.drawn = "true";
    } catch (failure) {
      if (ended) {
        state("ended");
      }
      // Otherwise what was known stays, and the next look comes by itself.
    }
  }

  function soon() {
    if (planned === null && !ended) {
      planned = window.setTimeout(ask, Math.max(0, lastAsked + BETWEEN_MILLIS - Date.now()));
    }
  }

  document.getElementById("wallFull").addEventListener("click", () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen();
    }
  });
  const connected = window.kentonganSignals({
    path: live.dataset.path,
    area: true,
    state: (word) => {
      state(ended ? "ended" : word);
      map.dataset.state = word;
    },
    admitted: soon,
    told: (topic) => {
      if (topic !== "beat") {
        soon();
        map.dispatchEvent(new CustomEvent("kentongan:refresh"));
      }
    },
  });
  window.setInterval(tick, TICK_MILLIS);
  window.setInterval(() => {
    // A page that nobody sees asks for nothing, so that its session ends like that of any page left behind.
    if (!document.hidden && Date.now() - lastAsked >= (connected() ? CALM_POLL_MILLIS : POLL_MILLIS) - 500) {
      soon();
    }
  }, POLL_MILLIS);
  tick();
  soon();
})();
