// The list of findings by single keys: going along it, choosing, deciding what is chosen, taking that back.
// Without this script everything here is a box, a button or a link.
"use strict";

(() => {
  const KEPT = "collegium.keys";
  const switched = document.getElementById("keys");
  const rows = [...document.querySelectorAll(".queue li:not(.of)")];
  const reason = document.getElementById("reason");
  let busy = false;

  const acting = () => (switched ? switched.checked : localStorage.getItem(KEPT) !== "off");
  const box = (row) => row.querySelector("[name=chosen]");
  const here = () => rows.findIndex((row) => row.contains(document.activeElement));
  const filling = (element) => element.closest("input:not([type=checkbox]), textarea, select");

  const go = (to) => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row) (box(row) || row.querySelector("a")).focus();
  };

  const choose = (boxes) => {
    const all = boxes.every((each) => each.checked);
    for (const each of boxes) each.checked = !all;
  };

  const KEYS = {
    j: () => go(here() + 1),
    k: () => go(here() - 1),
    x: () => choose(rows.slice(Math.max(here(), 0), here() + 1).map(box).filter(Boolean)),
    v: () => choose(rows.map(box).filter(Boolean)),
    o: () => rows[here()]?.querySelector("a").click(),
  };

  const press = (key) => {
    if (KEYS[key]) return KEYS[key]();
    const target = document.querySelector(`[data-key="${key}"]`);
    return target.matches("input:not([type=checkbox])") ? target.focus() : target.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || busy) return;
    if (event.target === reason && event.key === "Enter") {
      event.preventDefault();
      document.querySelector("[name=verdict][value=rejected]").click();
    }
    if (filling(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!acting() || event.key.length !== 1) return;
    if (!KEYS[event.key] && !document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)) return;
    event.preventDefault();
    press(event.key);
  });

  // What was sent is not sent a second time by a further key.
  document.addEventListener("submit", () => {
    busy = true;
  });
  addEventListener("pageshow", () => {
    busy = false;
  });

  if (switched) {
    switched.checked = localStorage.getItem(KEPT) !== "off";
    switched.addEventListener("change", () => localStorage.setItem(KEPT, switched.checked ? "on" : "off"));
  }
})();
