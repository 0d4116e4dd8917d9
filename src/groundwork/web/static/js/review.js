// Keys on the coordinator's desk. Each does what a link or a button on the page does too; without them all works.

const review = () => document.getElementById("review");
const rows = () => [...review().querySelectorAll("[data-row]")];
const linkOf = (row) => row.querySelector("a");
const focused = () => document.activeElement?.closest("[data-row]");
const current = () => focused() ?? review().querySelector("[data-row].is-open") ?? rows()[0];

// The status line outlives what is swapped in, so that a screen reader hears of it.
const say = (words) => {
  const line = document.getElementById("said");
  line.textContent = "";
  setTimeout(() => (line.textContent = words), 50);
};

// One stop for the tab key in the whole table: arrows move within.
const rove = (row) => {
  for (const each of rows()) linkOf(each).tabIndex = each === row ? 0 : -1;
};

const go = (row) => {
  if (!row) return;
  rove(row);
  linkOf(row).focus();
  row.scrollIntoView({ block: "nearest" });
};

// The page itself comes again, as it does without JavaScript; its inside is put in place of what is here.
const load = async (url, { body, row, last } = {}) => {
  const answer = await fetch(url, body ? { method: "POST", body } : {});
  const there = new URL(answer.url);
  if (!answer.ok) return document.dispatchEvent(new Event("htmx:error"));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("review");
  if (!fresh || there.pathname !== location.pathname) return location.assign(there);
  const words = page.getElementById("messages").textContent.trim() || page.getElementById("pair-title")?.textContent;
  const here = focused()?.dataset.row ?? row; // one may have moved on meanwhile
  review().replaceWith(fresh);
  document.getElementById("messages").replaceChildren();
  history.replaceState(null, "", there.pathname + there.search);
  const all = rows();
  go(all.find((each) => each.dataset.row === here) ?? all.at(last ? -1 : 0));
  say(words ?? "");
};

// One after the other: a key pressed early sees what the one before it did.
let before = Promise.resolve();
const visit = (url, options) => {
  before = before.then(() => load(url, options)).catch(() => document.dispatchEvent(new Event("htmx:error")));
};

const move = (step) => {
  const all = rows();
  const from = focused() ? all.indexOf(focused()) + step : all.indexOf(current());
  if (all[from]) return go(all[from]);
  const onward = review().querySelector(step > 0 ? "a[rel=next]" : "a[rel=prev]");
  if (onward) visit(onward.href, { last: step < 0 });
};

const lock = (row) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("keep", row.dataset.keep === "locked" ? "proposed" : "locked");
  body.set("back", location.pathname + location.search);
  visit(row.dataset.lock, { body, row: row.dataset.row });
};

const undo = () => {
  const form = document.getElementById("undo-last");
  if (form) visit(form.action, { body: new FormData(form), row: current()?.dataset.row });
};

// Whoever comes back stands at the pair they left from.
const leave = (url, row) => {
  const there = new URL(url, location);
  const here = new URL(location);
  here.searchParams.set("pair", row.dataset.row);
  there.searchParams.set("back", here.pathname + here.search);
  location.assign(there);
};

const keys = {
  j: () => move(1),
  k: () => move(-1),
  l: (row) => row?.dataset.lock && lock(row),
  s: (row) => row?.dataset.swap && leave(row.dataset.swap, row),
  e: (row) => row?.dataset.apart && leave(row.dataset.apart, row),
  u: undo,
  "?": () => {
    const help = document.getElementById("keys");
    help.open = !help.open;
    help.querySelector("summary").focus();
  },
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !rows().length) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && focused()) {
    event.preventDefault();
    return move(arrow);
  }
  const act = review().dataset.shortcuts === "on" && keys[event.key];
  if (!act || (event.repeat && !"jk".includes(event.key))) return;
  event.preventDefault();
  act(current());
});

// A pair opens beside the table, where there is room for it; else its link leads down to it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-row] a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !matchMedia("(min-width: 72rem)").matches) return;
  event.preventDefault();
  visit(link.href, { row: link.closest("[data-row]").dataset.row });
});

if (review() && rows().length) rove(current());
