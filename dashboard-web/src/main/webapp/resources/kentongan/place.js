// Where a report lies, among the borders around it. Without this script the words beside it say the same.
(function () {
  "use strict";

  const box = document.getElementById("placeMap");
  const at = box ? (box.dataset.position || "").split(",").map(Number) : [];
  if (!box || !window.L || at.length !== 2 || !at.every(Number.isFinite)) {
    return;
  }
  const L = window.L;
  const say = box.dataset;
  const context = say.context || "";
  const ZOOM = 16;

  box.hidden = false;
  const map = L.map(box, {
    center: at, zoom: ZOOM, minZoom: 12, maxZoom: 18, zoomControl: false, scrollWheelZoom: false,
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false
  });
  L.control.zoom({ zoomInTitle: say.zoomIn, zoomOutTitle: say.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (say.tiles) {
    box.classList.add("with-tiles");
    L.tileLayer(say.tiles, { maxZoom: 19 }).addTo(map);
    const credit = document.createElement("span");
    credit.textContent = say.credit || "";
    map.attributionControl.addAttribution(credit.innerHTML);
  }
  L.marker(at, {
    keyboard: false, interactive: false, alt: "", icon: L.divIcon({ className: "pin", iconSize: [20, 20], iconAnchor: [10, 20] })
  }).addTo(map);

  const round = 0.02;
  const bounds = [at[1] - round, at[0] - round, at[1] + round, at[0] + round].map((each) => each.toFixed(2)).join(",");
  window.kentonganFetch(context + "/api/v1/areas/shapes?bbox=" + bounds + "&zoom=" + ZOOM,
    { headers: { Accept: "application/json", "Accept-Language": say.language } })
    .then((answer) => (answer.ok ? answer.json() : { items: [] }))
    .then((found) => found.items.forEach(function (shape) {
      const name = document.createElement("span");
      name.textContent = shape.name;
      L.polygon(shape.polygons.map((rings) => rings.map(window.kentonganPolyline)), {
        className: "area s1" + (shape.approximate ? " rough" : ""), fillColor: null, color: null, interactive: false
      }).bindTooltip(name.innerHTML, { permanent: true, direction: "center", className: "area-name" }).addTo(map);
    }))
    .catch(() => undefined);
})();
