// The map of offices: areas as a base, coloured by what is measured, squares where reports lie close together, and reports
// one by one where the map is near enough. Everything comes from the own server with the reader's own rights.
(function () {
  "use strict";

  const box = document.getElementById("map");
  if (!box || !window.L) {
    return;
  }
  const L = window.L;
  const say = box.dataset;
  // An empty attribute is left out of the page.
  const context = say.context || "";
  const api = context + "/api/v1/";
  const POLL_MILLIS = 15000;
  // Acceptances and closings raise no signal: a slow look sees them, and costs a line while nothing has changed.
  const CALM_POLL_MILLIS = 60000;
  // However much happens, the map asks no more often.
  const BETWEEN_MILLIS = 2000;
  const PLAY_MILLIS = 900;
  const MOST_CORNERS = 24;
  // As many reports as one instruction takes.
  const MOST_PICKED = 50;
  const MOST_NAMES = 45;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const numbers = new Intl.NumberFormat(say.language);
  const days = new Intl.DateTimeFormat(say.language, { dateStyle: "medium", timeZone: "UTC" });

  const map = L.map(box, {
    attributionControl: true, zoomControl: false, preferCanvas: false, minZoom: 4, maxZoom: 18,
    zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm
  });
  L.control.zoom({ zoomInTitle: say.zoomIn, zoomOutTitle: say.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (say.tiles) {
    box.classList.add("with-tiles");
    L.tileLayer(say.tiles, { maxZoom: 19 }).addTo(map);
    map.attributionControl.addAttribution(escaped(say.credit));
  }
  const areaLayer = L.layerGroup().addTo(map);
  const squareLayer = L.layerGroup().addTo(map);
  const countLayer = L.layerGroup().addTo(map);
  const pointLayer = L.layerGroup().addTo(map);
  const drawLayer = L.layerGroup().addTo(map);

  const measure = document.getElementById("mapMeasure");
  const state = document.getElementById("mapState");
  const layer = document.getElementById("mapLayer");
  const span = document.getElementById("mapWindow");
  const until = document.getElementById("mapUntil");
  const play = document.getElementById("mapPlay");
  const period = document.getElementById("mapPeriod");
  const notice = document.getElementById("mapNotice");
  const legend = document.getElementById("mapLegend");
  const table = document.querySelector("#mapAreas tbody");

  let shapes = [];
  let shapesOf = "";
  let latest = { path: "", tag: "", body: null };
  let asked = 0;
  let lastAsked = 0;
  let moves = 0;
  let playing = null;

  function escaped(text) {
    const span = document.createElement("span");
    span.textContent = text || "";
    return span.innerHTML;
  }

  function day(back) {
    const at = new Date(say.today + "T00:00:00Z");
    at.setUTCDate(at.getUTCDate() + back);
    return at.toISOString().slice(0, 10);
  }

  function wish() {
    const last = Number(until.value);
    const parts = ["from=" + day(last - Number(span.value) + 1), "until=" + day(last), "state=" + state.value];
    if (layer.value) {
      parts.push(layer.value);
    }
    return parts.join("&");
  }

  // Widened to a grid, so that moving a little asks for the same again, which the browser has kept.
  function bounds() {
    const seen = map.getBounds();
    const step = Math.max(0.005, 40 / Math.pow(2, map.getZoom()));
    const down = (value) => (Math.floor(value / step) * step).toFixed(5);
    const up = (value) => (Math.ceil(value / step) * step).toFixed(5);
    return "bbox=" + [down(Math.max(-180, seen.getWest())), down(Math.max(-90, seen.getSouth())),
      up(Math.min(180, seen.getEast())), up(Math.min(90, seen.getNorth()))].join(",") + "&zoom=" + map.getZoom();
  }

  // What has not changed is not sent again; only the newest picture is kept.
  async function picture(path) {
    const known = latest.path === path ? latest : null;
    const answer = await ask(path, known ? { "If-None-Match": known.tag } : {});
    if (known && answer.status === 304) {
      return known;
    }
    return { path: path, tag: answer.headers.get("ETag"), body: await content(answer) };
  }

  async function read(path) {
    return content(await ask(path, null));
  }

  function ask(path, own) {
    const headers = Object.assign({ Accept: "application/json", "Accept-Language": say.language }, own);
    return window.kentonganFetch(api + path, { headers: headers, cache: own ? "no-store" : "default" });
  }

  async function content(answer) {
    if (answer.status === 401) {
      throw new Error(say.signedOut);
    }
    const body = await answer.json();
    if (!answer.ok) {
      const mistakes = (body.mistakes || body.errors || []).map((each) => each.detail || each.message || "");
      throw new Error([body.detail || say.failed].concat(mistakes).join(" "));
    }
    return body;
  }

  function value(area) {
    switch (measure.value) {
      case "open": return area.open;
      case "answered": return area.received ? Math.round(100 * area.answered / area.received) : 0;
      case "residents": return area.residents ? 10000 * area.received / area.residents : null;
      default: return area.received;
    }
  }

  function shown(number) {
    if (number === null) {
      return "–";
    }
    const text = numbers.format(measure.value === "residents" ? Math.round(number * 10) / 10 : number);
    return measure.value === "answered" ? text + " %" : text;
  }

  // Steps at the fifths of what is on the screen; told in the legend.
  function steps(values) {
    const sorted = values.filter((each) => each !== null && each > 0).sort((a, b) => a - b);
    const found = [];
    for (let i = 1; i <= 5; i++) {
      found.push(sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * i / 5) - 1)] : 0);
    }
    return found;
  }

  function step(limits, number) {
    if (number === null || number <= 0) {
      return 0;
    }
    const found = limits.findIndex((limit) => number <= limit);
    return found < 0 ? 5 : found + 1;
  }

  function listed(codes) {
    return (codes || "").split(",").filter((code) => code);
  }

  // Where disaster mode is on: the area itself, what lies in it, and on a far view what it lies in.
  function alarmed(code) {
    return listed(say.alarmAreas).some((area) => code === area || code.startsWith(area + ".") || area.startsWith(code + "."));
  }

  function drawAreas(picture) {
    const counted = new Map(picture.areas.map((area) => [area.code, area]));
    const values = shapes.map((shape) => counted.has(shape.code) ? value(counted.get(shape.code)) : 0);
    const limits = steps(values);
    areaLayer.clearLayers();
    countLayer.clearLayers();
    const flat = measure.value === "squares";
    shapes.forEach((shape, i) => {
      const kind = "area s" + (flat ? 0 : step(limits, values[i])) + (shape.approximate ? " rough" : "")
        + (alarmed(shape.code) ? " alarmed" : "");
      const lines = shape.polygons.map((rings) => rings.map(window.kentonganPolyline));
      const polygon = L.polygon(lines, { className: kind, fillColor: null, color: null, interactive: false });
      if (shapes.length <= MOST_NAMES) {
        polygon.bindTooltip(escaped(shape.name), { permanent: true, direction: "bottom", className: "area-name", offset: [0, 10] });
      }
      polygon.addTo(areaLayer);
      const area = counted.get(shape.code);
      if (area && !flat && picture.points.length === 0) {
        bubble(shape, area, polygon.getBounds().getCenter());
      }
    });
    drawLegend(limits, flat);
    drawTable(counted);
  }

  function bubble(shape, area, at) {
    const text = shown(value(area));
    const wide = 22 + 7 * text.length;
    L.marker(at, {
      keyboard: true, title: shape.name + ": " + text, alt: shape.name + ": " + text,
      icon: L.divIcon({ className: "bubble", html: escaped(text), iconSize: [wide, 26] })
    }).on("click", () => map.setView(at, Math.min(18, map.getZoom() + 2))).addTo(countLayer);
  }

  function drawSquares(picture) {
    squareLayer.clearLayers();
    if (measure.value !== "squares") {
      return;
    }
    const limits = steps(picture.squares.map((square) => square.reports));
    picture.squares.forEach((square) => {
      L.rectangle([[square.south, square.west], [square.south + 0.005, square.west + 0.005]], {
        className: "square s" + step(limits, square.reports), interactive: false
      }).addTo(squareLayer);
    });
  }

  function link(report) {
    return context + "/report/show.xhtml?ticket=" + encodeURIComponent(report.ticket);
  }

  // A way to the instruction about something; nobody who may give none is offered it.
  function instruct(query, about) {
    const way = document.createElement("a");
    way.href = say.issue + "?" + new URLSearchParams(query).toString();
    way.className = "instruct";
    way.dataset.about = about;
    way.textContent = say.instruct;
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = " " + about;
    way.append(unseen);
    return way;
  }

  function name(code) {
    const option = Array.from(layer.options).find((each) => each.value === "category=" + code);
    return option ? option.textContent : code;
  }

  function drawPoints(picture) {
    const focused = document.activeElement && document.activeElement.getAttribute("data-ticket");
    pointLayer.clearLayers();
    picture.points.forEach((report) => {
      const closed = report.status === "resolved" || report.status === "rejected";
      const urgent = !closed && listed(say.alarmCategories).includes(report.category);
      const title = report.ticket + ", " + name(report.category) + (report.overdue ? ", " + say.overdue : "")
        + (urgent ? ", " + say.alarmReport : "");
      const pin = L.marker([report.lat, report.lon], {
        keyboard: true, title: title, alt: title,
        icon: L.divIcon({ className: "pin" + (report.overdue ? " overdue" : closed ? " closed" : "")
          + (urgent ? " alarmed" : ""), iconSize: [24, 24] })
      });
      const words = document.createElement("p");
      const open = document.createElement("a");
      open.href = link(report);
      open.textContent = say.openReport + " " + report.ticket;
      words.append(name(report.category) + (report.overdue ? " (" + say.overdue + ")" : ""), document.createElement("br"), open);
      if (say.issue) {
        words.append(document.createElement("br"), instruct({ tickets: report.ticket }, report.ticket));
      }
      pin.bindPopup(words).addTo(pointLayer);
      const element = pin.getElement();
      element.setAttribute("data-ticket", report.ticket);
      if (focused === report.ticket) {
        element.focus();
      }
    });
  }

  function drawLegend(limits, flat) {
    legend.replaceChildren();
    let before = 0;
    (flat ? [] : limits).forEach((limit, i) => {
      if (limit > before) {
        const item = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = "swatch s" + (i + 1);
        item.append(swatch, "≤ " + shown(limit));
        legend.append(item);
        before = limit;
      }
    });
    if (shapes.some((shape) => shape.approximate)) {
      const item = document.createElement("li");
      item.textContent = say.approximate;
      legend.append(item);
    }
    if (shapes.some((shape) => alarmed(shape.code))) {
      const item = document.createElement("li");
      const swatch = document.createElement("span");
      swatch.className = "swatch alarmed";
      item.append(swatch, say.alarm);
      legend.append(item);
    }
    if (measure.value === "residents" && limits[4] === 0) {
      const item = document.createElement("li");
      item.textContent = say.residentsMissing;
      legend.append(item);
    }
  }

  // Whoever stands in the table stands there again.
  function drawTable(counted) {
    const focused = table.contains(document.activeElement) ? document.activeElement.dataset.about : null;
    table.replaceChildren();
    const rows = shapes.filter((shape) => counted.has(shape.code)).map((shape) => [shape, counted.get(shape.code)]);
    rows.sort((a, b) => b[1].received - a[1].received || a[0].name.localeCompare(b[0].name));
    rows.forEach(([shape, area]) => {
      const row = table.insertRow();
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = shape.name;
      if (say.issue) {
        head.append(" ", instruct({ text: shape.code }, shape.name));
      }
      row.append(head);
      const share = area.received ? numbers.format(Math.round(100 * area.answered / area.received)) + " %" : "–";
      const each = area.residents ? numbers.format(Math.round(100000 * area.received / area.residents) / 10) : "–";
      [numbers.format(area.received), numbers.format(area.open), share, each].forEach((text) => {
        row.insertCell().textContent = text;
      });
    });
    const again = Array.from(table.querySelectorAll("a")).find((way) => way.dataset.about === focused);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }

  // Shapes come first where there are none yet: they are the same for everybody and ready at once.
  // Whoever looks again before they have come waits for the same ones.
  let underWay = null;
  async function shapesWithin(where, turn) {
    if (shapesOf === where) {
      return shapes;
    }
    if (underWay === null || underWay.of !== where) {
      underWay = { of: where, items: read("areas/shapes?" + where).then((answer) => answer.items) };
    }
    const own = underWay;
    let found;
    try {
      found = await own.items;
    } catch (failure) {
      underWay = underWay === own ? null : underWay;
      throw failure;
    }
    if (turn === asked && shapes.length === 0) {
      shapes = found;
      drawAreas({ areas: [], points: [] });
    }
    return found;
  }

  async function draw(always) {
    const turn = ++asked;
    const where = bounds();
    lastAsked = Date.now();
    try {
      const [found, newest] = await Promise.all([
        shapesWithin(where, turn), picture("staff/map?" + where + "&" + wish())]);
      if (turn !== asked) {
        return;
      }
      box.dataset.asked = String(turn);
      if (newest === latest && shapesOf === where && !always) {
        return;
      }
      shapes = found;
      shapesOf = where;
      latest = newest;
      drawPicture(newest.body, turn);
    } catch (failure) {
      if (turn === asked) {
        notice.textContent = failure instanceof TypeError ? say.failed : failure.message;
      }
    }
  }

  function drawPicture(picture, turn) {
    drawAreas(picture);
    drawSquares(picture);
    drawPoints(picture);
    period.textContent = days.format(new Date(picture.from)) + " – " + days.format(new Date(picture.until));
    const sum = picture.areas.reduce((total, area) => total + area.received, 0);
    notice.textContent = (sum ? numbers.format(sum) + " " + say.reports : say.none) + (picture.more ? " " + say.more : "");
    box.dataset.drawn = String(turn);
  }

  let planned = null;
  function soon() {
    window.clearTimeout(planned);
    planned = window.setTimeout(() => draw(true), 150);
  }

  // Something is new: looked at once, and once more when the counters have followed.
  // Whoever reads about a report is not interrupted.
  let looks = 0;
  let renewal = null;
  let reading = false;
  function renew(times) {
    looks = Math.max(looks, times);
    if (renewal === null && looks > 0 && !reading && playing === null && Number(until.value) === 0 && !document.hidden) {
      renewal = window.setTimeout(async () => {
        // The map may have been moved meanwhile, and have asked.
        if (Date.now() >= lastAsked + BETWEEN_MILLIS) {
          looks -= 1;
          await draw(false);
        }
        renewal = null;
        renew(0);
      }, Math.max(0, lastAsked + BETWEEN_MILLIS - Date.now()));
    }
  }
  map.on("popupopen", () => {
    reading = true;
  });
  map.on("popupclose", () => {
    reading = false;
    renew(0);
  });

  map.on("moveend", () => {
    box.dataset.zoom = String(map.getZoom());
    box.dataset.moves = String(++moves);
    soon();
  });
  // Something new was told to the page that the map lies in.
  box.addEventListener("kentongan:refresh", () => renew(2));
  // What disaster mode emphasises has changed, and nothing else may have.
  box.addEventListener("kentongan:redraw", soon);
  // Other parts of a page may want to show a place: an alarm that was chosen, a report.
  box.addEventListener("kentongan:show", (event) => {
    map.setView([event.detail.lat, event.detail.lon], event.detail.zoom, { animate: false });
  });
  [measure, state, layer, span].forEach((field) => field.addEventListener("change", soon));
  until.addEventListener("input", soon);
  play.addEventListener("click", () => {
    const start = playing === null;
    play.setAttribute("aria-pressed", String(start));
    if (!start) {
      window.clearInterval(playing);
      playing = null;
      return;
    }
    if (Number(until.value) === 0) {
      until.value = String(-Math.min(365, 12 * Number(span.value)));
    }
    playing = window.setInterval(() => {
      until.value = String(Math.min(0, Number(until.value) + Math.max(1, Math.round(Number(span.value) / 7))));
      soon();
      if (Number(until.value) === 0) {
        play.click();
      }
    }, PLAY_MILLIS);
  });
  document.addEventListener("visibilitychange", () => renew(0));
  // A page with a socket of its own tells the map what it hears; this one listens itself.
  const connected = say.live
    ? window.kentonganSignals({
      path: say.live,
      area: true,
      state: (word) => {
        box.dataset.state = word;
      },
      admitted: () => renew(1),
      told: (topic) => {
        if (topic === "area" || topic.startsWith("unit:")) {
          renew(2);
        }
      },
    })
    : () => box.dataset.state === "connected";
  window.setInterval(() => {
    if (Date.now() - lastAsked >= (connected() ? CALM_POLL_MILLIS : POLL_MILLIS) - 500) {
      renew(1);
    }
  }, POLL_MILLIS);

  // ---- drawing an area and listing what lies in it

  const drawStart = document.getElementById("drawStart");
  const drawMiddle = document.getElementById("drawMiddle");
  const drawEnd = document.getElementById("drawEnd");
  const drawClear = document.getElementById("drawClear");
  const drawNotice = document.getElementById("drawNotice");
  const drawnList = document.getElementById("drawn");
  const drawnMore = document.getElementById("drawnMore");
  const drawnInstruct = document.getElementById("drawnInstruct");
  let corners = [];
  let drawing = false;
  let next = null;

  function outline() {
    drawLayer.clearLayers();
    if (corners.length) {
      L.polygon(corners, { className: "drawn-shape", interactive: false }).addTo(drawLayer);
    }
    drawEnd.disabled = corners.length < 3;
  }

  function corner(at) {
    if (drawing && corners.length < MOST_CORNERS) {
      corners.push(at);
      outline();
      drawNotice.textContent = say.corner + " " + corners.length;
    }
  }

  function mode(on) {
    drawing = on;
    drawStart.setAttribute("aria-pressed", String(on));
    drawMiddle.disabled = !on;
  }

  function pick(report) {
    const label = document.createElement("label");
    const choice = document.createElement("input");
    choice.type = "checkbox";
    choice.value = report.ticket;
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = say.pick + " " + report.ticket;
    label.append(choice, unseen);
    return label;
  }

  // Those that were chosen; all of the list where none was.
  function picked() {
    const boxes = Array.from(drawnList.querySelectorAll("input"));
    const chosen = boxes.filter((each) => each.checked);
    return (chosen.length ? chosen : boxes).map((each) => each.value);
  }

  async function list(more) {
    const shape = corners.map((at) => at.lng.toFixed(5) + "," + at.lat.toFixed(5)).join(";");
    try {
      const page = await read("staff/map/reports?shape=" + shape + "&" + wish() + (more ? "&cursor=" + next : ""));
      if (!more) {
        drawnList.replaceChildren();
      }
      page.items.forEach((report) => {
        const item = document.createElement("li");
        if (say.issue) {
          item.append(pick(report), " ");
        }
        const open = document.createElement("a");
        open.href = link(report);
        open.textContent = report.ticket;
        item.append(open, " " + name(report.category) + ", " + days.format(new Date(report.receivedAt))
          + (report.overdue ? ", " + say.overdue : ""));
        drawnList.append(item);
      });
      next = page.next;
      drawnMore.hidden = !next;
      drawnInstruct.hidden = !say.issue || drawnList.children.length === 0;
      drawNotice.textContent = numbers.format(drawnList.children.length) + " " + say.reports;
    } catch (failure) {
      drawNotice.textContent = failure instanceof TypeError ? say.failed : failure.message;
    }
  }

  map.on("click", (event) => corner(event.latlng));
  drawStart.addEventListener("click", () => mode(!drawing));
  drawMiddle.addEventListener("click", () => corner(map.getCenter()));
  drawEnd.addEventListener("click", () => {
    mode(false);
    list(false);
  });
  drawnMore.addEventListener("click", () => list(true));
  drawnInstruct.addEventListener("click", () => {
    const tickets = picked();
    if (tickets.length > MOST_PICKED) {
      drawNotice.textContent = say.mostPicked;
    } else {
      window.location.assign(say.issue + "?" + new URLSearchParams({ tickets: tickets.join(" ") }).toString());
    }
  });
  drawClear.addEventListener("click", () => {
    corners = [];
    mode(false);
    outline();
    drawnList.replaceChildren();
    drawnMore.hidden = true;
    drawnInstruct.hidden = true;
    drawNotice.textContent = "";
  });

  const [west, south, east, north] = say.box.split(",").map(Number);
  map.fitBounds([[south, west], [north, east]], { animate: false });
  window.clearTimeout(planned);
  draw(true);
})();
