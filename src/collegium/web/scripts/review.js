// The page on which findings are decided: single keys, the passage marked in the text, and words taken from there.
// Without this script every step is a form that is sent, and the words of a passage are pasted.
"use strict";

(() => {
  const text = document.querySelector(".its-text");
  const switched = document.getElementById("keys");
  const KEPT = "collegium.keys";
  let busy = false;
  let taken = null;

  const panel = () => document.getElementById("finding");
  const filling = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // The passage of the finding beside the text is shown in the text.
  const show = (scroll) => {
    for (const each of text.querySelectorAll(".now")) each.classList.remove("now");
    const pieces = panel().dataset.mark ? text.querySelectorAll(`.${panel().dataset.mark}`) : [];
    for (const each of pieces) each.classList.add("now");
    if (scroll && pieces.length) pieces[0].scrollIntoView({ block: "center" });
  };

  const decided = (mark, state) => {
    for (const each of text.querySelectorAll(`.${mark}`)) each.className = each.className.replace(/is-\w+/, `is-${state}`);
  };

  // How many characters stand before a place in what the document says, white space and what was added apart.
  const before = (node, offset) => {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, offset);
    const part = range.cloneContents();
    for (const each of part.querySelectorAll(".read")) each.remove();
    for (const each of part.querySelectorAll("section.panel")) each.remove();
    return [...part.textContent.replace(/\s/gu, "")].length;
  };

  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const article = text.querySelector("#text");
    if (!article || !range.intersectsNode(article)) return null;
    const words = selection.toString().trim();
    if (!words) return null;
    const lead = selection.toString().length - selection.toString().trimStart().length ? 1 : 0;
    return { words, before: before(range.startContainer, range.startOffset), lead };
  };

  // Put words that are marked in the text into a form.
  const take = (form) => {
    const found = marked() || taken;
    if (!found) return false;
    form.querySelector("textarea").value = found.words;
    form.querySelector("[name$=before]").value = found.before;
    taken = null;
    getSelection().removeAllRanges();
    return true;
  };

  const open = (details) => {
    details.open = true;
    const form = details.querySelector("form");
    take(form);
    form.querySelector("textarea").focus();
  };

  const KEYS = {
    e: () => open(panel().querySelector(".corrects")),
    m: () => open(panel().querySelector(".corrects[open]") || document.querySelector("#enters[open]") || panel().querySelector(".corrects")),
    n: () => open(document.getElementById("enters")),
    a: () => {
      for (const each of panel().querySelectorAll("[name=asks]")) each.checked = !each.checked;
    },
  };

  const press = (key) => {
    if (KEYS[key]) return KEYS[key]();
    const target = panel().querySelector(`[data-key="${key}"]`);
    if (!target) return undefined;
    return target.matches("input") ? target.focus() : target.click();
  };

  document.addEventListener("keydown", (event) => {
    if (!switched.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (filling(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (busy || event.key.length !== 1) return;
    const known = KEYS[event.key] || panel().querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!known) return;
    event.preventDefault();
    press(event.key);
  });

  // Words that are typed or pasted stand where they stand: only those that are marked know their place.
  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[name$=words]")) return;
    event.target.form.querySelector("[name$=before]").value = "";
  });

  switched.checked = localStorage.getItem(KEPT) !== "off";
  switched.addEventListener("change", () => localStorage.setItem(KEPT, switched.checked ? "on" : "off"));

  // A form takes the marked words before a click on it takes the marking away.
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest("summary")) taken = marked();
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches(".corrects, #enters") && taken) take(event.target.querySelector("form"));
  }, true);

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    busy = true;
    const said = event.detail.requestConfig.parameters;
    panel().dataset.said = said.get ? said.get("verdict") || "" : said.verdict || "";
  });
  document.body.addEventListener("htmx:beforeSwap", () => {
    const { mark, said } = panel().dataset;
    document.body.dataset.was = mark && said ? `${mark} ${said}` : "";
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    const [mark, said] = (document.body.dataset.was || "").split(" ");
    if (said && panel().dataset.mark !== mark) decided(mark, said);
    show(true);
    panel().focus({ preventScroll: true });
  });
  document.body.addEventListener("htmx:afterRequest", () => {
    busy = false;
  });
  // What cannot be told beside the finding has a page of its own.
  document.body.addEventListener("htmx:responseError", () => location.reload());

  show(true);
})();
