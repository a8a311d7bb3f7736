// A document that is chosen, dropped anywhere on the page or pasted is read at once. Without this the button does it.
"use strict";
const form = document.querySelector("form[data-reading]");
const file = form.querySelector("input[type=file]");
const text = form.querySelector("textarea");

function send() {
  const button = form.querySelector("button");
  button.textContent = form.dataset.reading;
  form.requestSubmit();
}

function take(files) {
  if (!files.length) return false;
  file.files = files;
  send();
  return true;
}

file.addEventListener("change", () => file.files.length && send());
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});
document.addEventListener("dragleave", () => form.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("dropping");
  take(event.dataTransfer.files);
});
document.addEventListener("paste", (event) => {
  const pasted = event.clipboardData;
  if (take(pasted.files)) return;
  event.preventDefault();
  text.value = pasted.getData("text/plain");
  if (text.value.trim()) send();
});
