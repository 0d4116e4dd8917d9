// Small comforts. Every page works without them.

// A rejected form: the summary takes focus, and its links lead to the field itself.
const focusSummary = (root) => root.querySelector(".error-summary")?.focus();

document.addEventListener("DOMContentLoaded", () => focusSummary(document));
document.addEventListener("htmx:after:swap", () => focusSummary(document));

document.addEventListener("click", (event) => {
  const link = event.target.closest(".error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
});

// A fragment that did not come: say so where messages stand. A rejected form (422) comes and is shown as it is.
const sayNotKept = () => {
  const notice = document.getElementById("not-kept")?.content.cloneNode(true);
  if (!notice) return;
  document.getElementById("messages").replaceChildren(notice);
  document.getElementById("messages").scrollIntoView({ block: "center" });
};
document.addEventListener("htmx:error", sayNotKept);
document.addEventListener("htmx:response:error", ({ detail }) => {
  if (![409, 422].includes(detail.ctx.response.status)) sayNotKept();
});

// Menus close on Escape and on a click elsewhere.
const menus = () => document.querySelectorAll("details.account[open], details.appearance[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

// Appearance: shown at once, kept by the same form.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".appearance form");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const scheme = event.submitter.value;
  const body = new FormData(form, event.submitter);
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
  for (const button of form.querySelectorAll("button")) button.ariaPressed = String(button === event.submitter);
  await fetch(form.action, { method: "POST", body, redirect: "manual" });
});

// "Print or save": <a href="…" data-print>
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-print]")) return;
  event.preventDefault();
  window.print();
});

// The device knows its time zone: chosen beforehand where nobody has chosen yet.
for (const list of document.querySelectorAll("select[data-device-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (list.value === "UTC" && [...list.options].some((option) => option.value === zone)) list.value = zone;
}
