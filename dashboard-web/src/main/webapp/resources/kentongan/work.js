// Single keys on the list of work and on a report's page; what they do can be done with links and buttons, too.
(function () {
  "use strict";

  const rows = Array.from(document.querySelectorAll("[data-row]"));
  const picked = document.getElementById("picked");
  let at = -1;

  function count() {
    const number = document.querySelectorAll('input[name="pick"]:checked').length;
    picked.textContent = number > 0 ? picked.dataset.words.replace("{0}", String(number)) : "";
  }

  if (picked) {
    document.addEventListener("change", count);
    count();
  }

  // ---------------------------------------------------------------- a report's page

  // The bar of moves leads to fields that are folded away.
  function unfold() {
    const target = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.querySelector("summary").focus();
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  const opened = document.querySelector("#moves details[open]");
  if (opened) {
    const field = opened.querySelector("select, textarea, button");
    if (field) {
      field.focus();
    }
  }

  if (document.body.dataset.shortcuts !== "on") {
    return;
  }

  const DOINGS = { d: "DISPOSISI", t: "TASK", w: "WRITE", s: "CLOSE", o: "HAND_OVER", e: "ESCALATE" };

  function stand(place) {
    at = Math.max(0, Math.min(rows.length - 1, place));
    rows.forEach((row, index) => row.classList.toggle("is-current", index === at));
    rows[at].querySelector("a.ticket").focus();
    rows[at].scrollIntoView({ block: "nearest" });
  }

  // Whoever walks with the tabulator stands in a row as well.
  document.addEventListener("focusin", function (event) {
    const row = event.target.closest("[data-row]");
    if (row) {
      at = rows.indexOf(row);
      rows.forEach((each) => each.classList.toggle("is-current", each === row));
    }
  });

  function inList(key) {
    if (key === "j" || key === "k") {
      stand(at < 0 ? 0 : at + (key === "j" ? 1 : -1));
      return true;
    }
    const row = rows[at];
    if (!row) {
      return false;
    }
    if (key === "x") {
      const box = row.querySelector('input[name="pick"]');
      box.checked = !box.checked;
      count();
    } else if (key === "a") {
      const button = row.querySelector('button[name="accept"]');
      if (button) {
        button.click();
      }
    } else if (key === "i") {
      window.location.href = row.dataset.issue;
    } else if (DOINGS[key]) {
      window.location.href = row.dataset.address + "&do=" + DOINGS[key];
    } else {
      return false;
    }
    return true;
  }

  function onReport(key) {
    const place = document.querySelector('[data-key="' + key + '"]');
    if (!place) {
      return false;
    }
    if (place.tagName === "DETAILS") {
      place.open = true;
      place.querySelector("summary").focus();
    } else if (place.matches("a, button, input")) {
      place.click();
    } else {
      place.focus();
    }
    return true;
  }

  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog"
    );
    if (event.defaultPrevented || typing || event.ctrlKey || event.altKey || event.metaKey || !/^[a-z]$/.test(event.key)) {
      return;
    }
    if (document.body.dataset.going === "true") {
      return;
    }
    if (rows.length > 0 ? inList(event.key) : onReport(event.key)) {
      event.preventDefault();
    }
  });
})();
