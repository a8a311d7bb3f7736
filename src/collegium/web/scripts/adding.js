// The form that adds documents, with a script: files are dropped anywhere on it, each is sent by itself with its
// progress, and one that breaks off can be sent again. Without this script the form sends all of them in one go.
"use strict";

(() => {
  const form = document.querySelector("form[data-adding]");
  const field = form.querySelector('input[type="file"]');
  const list = form.querySelector("[data-files]");
  const told = form.querySelector("[data-told]");
  const row = form.querySelector("template");
  const button = form.querySelector("[data-send]");
  const became = [];
  let chosen = [];
  let sending = false;

  const show = (each, state) => {
    each.state = state;
    each.row.dataset.state = state;
    for (const word of each.row.querySelectorAll("[data-of]")) word.hidden = word.dataset.of !== state;
    each.row.querySelector("progress").hidden = state !== "sending";
    each.row.querySelector("[data-remove]").hidden = !["waiting", "broken", "refused"].includes(state);
  };

  const size = (bytes) => {
    const unit = bytes < 1048576 ? ["kilobyte", 1024] : ["megabyte", 1048576];
    const words = { style: "unit", unit: unit[0], maximumFractionDigits: 1 };
    return new Intl.NumberFormat(document.documentElement.lang, words).format(bytes / unit[1]);
  };

  const choose = (files) => {
    for (const file of files) {
      const each = { file, row: row.content.firstElementChild.cloneNode(true) };
      each.row.querySelector("[data-name]").textContent = file.name;
      each.row.querySelector("[data-size]").textContent = size(file.size);
      each.row.querySelector("progress").setAttribute("aria-label", file.name);
      const remove = each.row.querySelector("[data-remove]");
      remove.setAttribute("aria-label", `${remove.textContent} ${file.name}`);
      remove.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== each);
        each.row.remove();
        field.focus();
        settle();
      });
      show(each, "waiting");
      chosen.push(each);
      list.append(each.row);
    }
    field.value = "";
    settle();
  };

  // What a person still has to do: choose something, send it, or see what became of what was sent.
  const settle = () => {
    const left = chosen.filter((each) => ["waiting", "broken"].includes(each.state));
    field.required = !left.length;
    list.hidden = !chosen.length;
    button.disabled = sending;
    const done = chosen.filter((each) => each.state === "done").length;
    told.textContent = sending || done ? told.dataset.words.replace("{1}", done).replace("{2}", chosen.length) : "";
  };

  const refused = (page) => {
    const said = new DOMParser().parseFromString(page, "text/html");
    const words = said.querySelector(".messages") || said.querySelector(".wrong") || said.querySelector("main p");
    return words ? words.textContent.trim() : "";
  };

  const settled = (each, request) => {
    const made = new URL(request.responseURL || location.href).searchParams.get("became");
    if (made) {
      became.push(made);
      show(each, "done");
    } else if (request.status && request.status < 500) {
      each.row.querySelector('[data-of="refused"]').textContent = refused(request.responseText);
      show(each, "refused");
    } else {
      show(each, "broken");
    }
  };

  const send = (each) =>
    new Promise((resolve) => {
      const body = new FormData(form);
      body.delete(field.name);
      body.append(field.name, each.file, each.file.name);
      const request = new XMLHttpRequest();
      const bar = each.row.querySelector("progress");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
        if (event.loaded === event.total) show(each, "reading");
      });
      request.addEventListener("loadend", () => {
        settled(each, request);
        settle();
        resolve();
      });
      bar.value = 0;
      show(each, "sending");
      request.open("POST", form.action);
      request.send(body);
    });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    settle();
    for (const each of [...chosen]) if (["waiting", "broken"].includes(each.state)) await send(each);
    sending = false;
    settle();
    const all = chosen.every((each) => each.state === "done");
    const end = `${location.pathname}?became=${became.join(".")}`;
    if (all) location.assign(end);
    const outcome = form.querySelector("[data-became]");
    outcome.href = end;
    outcome.hidden = !became.length;
  });

  field.addEventListener("change", () => choose(field.files));
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    choose(event.dataTransfer.files);
  });

  // What was chosen before this script arrived is in the field already, and nothing tells of it again.
  if (field.files.length) choose(field.files);
})();
