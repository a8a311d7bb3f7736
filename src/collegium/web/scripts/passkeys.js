// Asks the browser for a passkey when its button is pressed, and sends what it answers with the form.
"use strict";
for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.form;
  const trouble = form.querySelector("[data-trouble]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    try {
      const asked = JSON.parse(button.dataset.options);
      const answer = await webauthnJSON[button.dataset.passkey](asked);
      form.elements.credential.value = JSON.stringify(answer);
      form.requestSubmit();
    } catch (error) {
      trouble.hidden = false;
      trouble.focus();
    }
  });
}
