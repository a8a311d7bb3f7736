// Says a moment in the time zone of whoever reads. Without a script it stands there in its own zone and in UTC.
"use strict";
for (const place of document.querySelectorAll("[data-here]")) {
  const shape = { dateStyle: "long", timeStyle: "short" };
  const said = new Intl.DateTimeFormat(document.documentElement.lang, shape).format(new Date(place.dataset.here));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  place.textContent = `· ${place.dataset.says} ${said} (${zone})`;
}
