// What pages do beyond plain HTML. Every page can be read and every form sent without this file.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

// Calls by htmx carry the token against forged forms.
document.addEventListener("htmx:config:request", (event) => {
  const request = event.detail.ctx.request;
  if (request.method !== "GET" && meta("csrf-header")) {
    request.headers[meta("csrf-header")] = meta("csrf-token");
  }
});

// Forms marked so are sent by choosing, too; their button stays.
document.addEventListener("change", (event) => {
  event.target.closest?.("form[data-send-on-change]")?.requestSubmit();
});

// <button data-confirm="…"> and <form data-confirm="…"> ask before they act.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// Whoever leaves a page with text typed but not sent is asked first, in forms that have room for a text.
const unsaved = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.method === "post" && form.querySelector("textarea")) {
    unsaved.add(form);
  }
});
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) {
    unsaved.delete(event.target);
  }
});
document.addEventListener("reset", (event) => unsaved.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((form) => form.isConnected)) {
    event.preventDefault();
  }
});

// <time datetime="2026-11-24T09:30:00Z"> says on hovering when that is for the reader.
function localTimes(root) {
  const style = { dateStyle: "medium", timeStyle: "short" };
  for (const time of root.querySelectorAll("time[datetime*='T']:not([title])")) {
    const instant = new Date(time.dateTime);
    if (/(Z|[+-]\d\d:?\d\d)$/.test(time.dateTime) && !Number.isNaN(instant.valueOf())) {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      time.title = `${instant.toLocaleString(document.documentElement.lang, style)} (${zone})`;
    }
  }
}
localTimes(document);
document.addEventListener("htmx:after:swap", () => localTimes(document));

// The menu of a narrow page shows where the reader is.
const here = document.querySelector("nav.main [aria-current]");
if (here) {
  const menu = here.closest("ul");
  menu.scrollLeft = here.offsetLeft - menu.offsetLeft - menu.clientWidth / 2 + here.offsetWidth / 2;
}

// A refused form begins at what is wrong.
document.querySelector("form.form .notice[data-tone='bad'] a[href^='#'], form.form [aria-invalid='true']")?.focus();
