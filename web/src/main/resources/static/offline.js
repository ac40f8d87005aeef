// Notes check-ins and outcomes on this phone, and hands them in, in order and once each, when there is a network.
// Without this file the forms of the page are sent at once, like any other.
const root = document.querySelector("[data-offline]");
const base = root.dataset.offline;
// Several people may share a phone: each has notes of his or her own.
const key = `northern ${base} ${root.dataset.reader}`;
const list = document.querySelector("#notes");

const read = () => JSON.parse(localStorage.getItem(key) ?? "null") ?? { phone: crypto.randomUUID(), last: 0, notes: [] };
const write = (state) => localStorage.setItem(key, JSON.stringify(state));

// A note is about a person or a meeting. Of a meeting the newest counts.
const about = (meeting) => (one) => one.kind === "outcome" && one.meeting === meeting;
const WAITS = ["waiting", "conflict"];
// Nobody but this phone has the text of these.
const HERE_ALONE = [...WAITS, "refused"];

function note(form) {
  const state = read();
  const fields = Object.fromEntries([...new FormData(form, form.submitted)].filter(([name]) => !name.startsWith("_")));
  const fresh = { ...fields, phone: state.phone, said: form.dataset.said, what: facts(form), at: Date.now() };
  const known = state.notes.findLast(about(fields.meeting));
  if (known?.standing === "waiting" && !known.tried) {
    // It has not left this phone: it is changed, and keeps its place.
    Object.assign(known, fresh, { number: known.number, version: newer(known, fresh) });
  } else {
    if (["conflict", "refused"].includes(known?.standing)) {
      // Whoever writes again has seen the other text, or why it was refused.
      state.notes.splice(state.notes.indexOf(known), 1);
      fresh.version = newer(known, fresh);
    }
    add(state, fresh);
  }
  write(state);
}

const newer = (one, other) => String(Math.max(Number(one.version ?? 0), Number(other.version ?? 0)));

function add(state, fresh) {
  state.last += 1;
  state.notes.push({ ...fresh, number: state.last, standing: "waiting" });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-note]")) {
    return;
  }
  event.preventDefault();
  form.submitted = event.submitter;
  note(form);
  delete form.dataset.typing;
  show();
  handIn();
});

document.addEventListener("input", (event) => {
  if (event.target.form?.matches("form[data-note]")) {
    event.target.form.dataset.typing = "yes";
  }
});

const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

// The page as the server gives it now: what it says of our words, and which token it wants with each form. It is kept
// for the time without a network. `no-store` asks past the worker.
async function fresh() {
  const answer = await fetch(`${base}/offline`, { cache: "no-store" });
  if (!answer.ok || answer.redirected) {
    if (GONE.includes(answer.status)) {
      refuseAll(await parse(answer));
    }
    throw new Error(`There is no page now: ${answer.status}`);
  }
  if (await navigator.serviceWorker?.getRegistration("/events/")) {
    await (await caches.open("northern-offline")).put(`${base}/offline`, answer.clone());
  }
  const page = await parse(answer);
  take(page);
  return page;
}

async function token() {
  const page = await fresh();
  const meta = (name) => page.querySelector(`meta[name="${name}"]`)?.content ?? "";
  return { header: meta("csrf-header"), value: meta("csrf-token") };
}

// So the program answers whoever may not write here any more: trying again does not help.
const GONE = [403, 404];

// Why the program refused; nothing where a proxy answered in its place.
const reason = (page) => page.querySelector("[data-reason]")?.textContent.trim() ?? "";

// Whoever has no such page any more can hand in nothing: the notes say so instead of waiting for ever.
function refuseAll(page) {
  const why = reason(page);
  if (why === "") {
    return; // It was not the program that answered.
  }
  const state = read();
  for (const one of state.notes.filter((note) => note.standing === "waiting")) {
    Object.assign(one, { standing: "refused", why });
  }
  write(state);
}

let running = false;

async function handIn() {
  if (running || !navigator.onLine) {
    return;
  }
  running = true;
  try {
    let known = null;
    for (let waiting = next(); waiting; waiting = next()) {
      known ??= await token();
      // From here on it may have arrived, whatever we hear: a change becomes a note of its own.
      change(waiting.number, { tried: true });
      const { said, what, why, standing, at, tried, shown, theirs, ...fields } = next();
      // How long ago, not when: the clock of a phone may be wrong, and a server's too.
      fields.age = Math.max(0, Math.round((Date.now() - at) / 1000));
      let answer = await send(fields, known);
      if (answer.status === 403) {
        // The token may be one of an earlier session. With a new one, the answer is about the note.
        known = await token();
        answer = await send(fields, known);
      }
      if (answer.status >= 500 || answer.status === 429 || new URL(answer.url).pathname === "/sign-in") {
        break; // Nothing is lost: it is tried again.
      }
      if (!(await stand(waiting.number, answer))) {
        break;
      }
    }
    if (known) {
      await fresh();
    }
  } catch {
    // No network after all: it is tried again.
  } finally {
    running = false;
    show();
  }
}

const send = (fields, known) => fetch(`${base}/hand-in`, {
  method: "POST",
  headers: { [known.header]: known.value, Accept: "text/html" },
  body: new URLSearchParams(fields),
  redirect: "follow",
});

const next = () => read().notes.find((one) => one.standing === "waiting");

function change(number, what) {
  const state = read();
  Object.assign(state.notes.find((one) => one.number === number) ?? {}, what);
  write(state);
}

// What became of a note: kept, refused, or somebody of the same side had changed the word. Not true where a proxy said
// no in the place of the program: then nothing became of it yet.
async function stand(number, answer) {
  const page = await parse(answer);
  const now = answer.status === 409 && page.querySelector("section.conflict .facts");
  if (!now) {
    const why = reason(page);
    if (answer.ok || why !== "") {
      change(number, answer.ok ? { standing: "kept" } : { standing: "refused", why });
    }
    return answer.ok || why !== "";
  }
  const theirs = [...now.querySelectorAll("dt")].map((term) => [term.textContent, term.nextElementSibling.textContent]);
  const words = now.parentElement.querySelector("blockquote")?.textContent;
  const version = page.querySelector("form.form [name=version]")?.value;
  const state = read();
  const known = state.notes.find((one) => one.number === number);
  if (state.notes.findLast(about(known.meeting)) !== known) {
    // It was changed on this phone since; the change will meet the same.
    state.notes.splice(state.notes.indexOf(known), 1);
  } else {
    Object.assign(known, { standing: "conflict", version, theirs: words ? [...theirs, ["", words]] : theirs });
  }
  write(state);
  return true;
}

// Both texts are there, and one is chosen.
function choose(number, mine) {
  const state = read();
  const known = state.notes.find((one) => one.number === number);
  if (mine) {
    const { tried, theirs, ...fields } = known;
    state.notes.splice(state.notes.indexOf(known), 1);
    add(state, fields);
  } else {
    known.standing = "left";
    delete known.theirs;
    fresh().catch(() => {}); // The form then says what stays.
  }
  write(state);
  show();
  handIn();
}

const TONES = { waiting: "warning", kept: "good", refused: "bad", conflict: "bad", left: "calm" };

function mark(element, standing) {
  element.className = "state";
  element.dataset.tone = TONES[standing];
  element.textContent = list.dataset[standing];
  element.hidden = false;
  return element;
}

function show() {
  const { notes } = read();
  list.replaceChildren(...notes.toReversed().map((one) => {
    const item = document.createElement("li");
    item.append(`${one.said ?? ""} `, mark(document.createElement("span"), one.standing));
    if (one.standing === "conflict") {
      item.append(both(one));
    }
    if (one.standing === "refused") {
      item.append(refused(one));
    }
    return item;
  }));
  document.querySelector("#waiting").textContent = String(notes.filter((one) => WAITS.includes(one.standing)).length);
  for (const form of outcomeForms()) {
    const newest = notes.findLast(about(form.meeting.value));
    if (newest) {
      mark(document.querySelector(`[data-standing="${form.meeting.value}"]`), newest.standing);
    }
  }
}

function both(one) {
  const shown = document.querySelector("#both").content.cloneNode(true);
  fillFacts(shown.querySelector('[data-text="mine"]'), one.what ?? []);
  fillFacts(shown.querySelector('[data-text="theirs"]'), one.theirs);
  for (const button of shown.querySelectorAll("[data-keep]")) {
    button.addEventListener("click", () => choose(one.number, button.dataset.keep === "mine"));
  }
  return shown;
}

// Nothing is lost with a no: what was noted stands here, and why it was refused.
function refused(one) {
  const shown = document.querySelector("#refused").content.cloneNode(true);
  shown.querySelector("[data-why]").textContent = one.why ?? "";
  fillFacts(shown.querySelector('[data-text="mine"]'), one.what ?? []);
  return shown;
}

function fillFacts(element, pairs) {
  for (const [term, text] of pairs) {
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.textContent = term;
    dd.textContent = text;
    element.append(dt, dd);
  }
}

// What a note says, in the words of its form, and kept with it: the form may be gone when it is read.
function facts(form) {
  if (form.elements.kind.value !== "outcome") {
    return [["", form.submitted.textContent.trim()]];
  }
  return [...form.querySelectorAll("legend, .field label")]
    .map((label) => {
      const field = label.htmlFor ? document.getElementById(label.htmlFor) : form.querySelector("[name=came]:checked");
      const chosen = label.htmlFor ? field.selectedOptions?.[0] : field?.closest("label");
      return [label.textContent, (chosen?.textContent ?? field?.value ?? "").trim()];
    })
    .filter(([, text]) => text !== "");
}

const outcomeForms = (page = document) =>
  [...page.querySelectorAll("form[data-note]")].filter((form) => form.elements.kind.value === "outcome");

const FIELDS = ["came", "next", "nextBy", "nextDue", "how", "words"];

function fill(form, values) {
  for (const name of FIELDS) {
    form.elements[name].value = values[name] ?? "";
  }
}

const values = (form) => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));

// The forms say what was said last: by the server, or by a note that it does not know yet.
function take(page) {
  const state = read();
  for (const form of outcomeForms()) {
    const theirs = outcomeForms(page).find((each) => each.meeting.value === form.meeting.value);
    const newest = state.notes.findLast(about(form.meeting.value));
    if (theirs && newest?.standing === "kept") {
      newest.shown ??= Number(theirs.elements.version.value);
    }
    if (theirs && !form.dataset.typing && !HERE_ALONE.includes(newest?.standing)) {
      form.elements.version.value = theirs.elements.version.value;
      fill(form, values(theirs));
    }
  }
  write(state);
}

// A page that was kept before a note was handed in does not know it.
for (const form of outcomeForms()) {
  const newest = read().notes.findLast(about(form.meeting.value));
  const unknown = newest?.standing === "kept" && (newest.shown ?? Infinity) > Number(form.elements.version.value);
  if (unknown || HERE_ALONE.includes(newest?.standing)) {
    fill(form, newest);
  }
}

// Finds people by name, without a network. Capitals and accents do not matter.
const LETTERS = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l" };
const plain = (text) =>
  text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[øæœßł]/g, (letter) => LETTERS[letter]);
const people = [...document.querySelectorAll("[data-person]")];
const search = document.querySelector("#search");

function find() {
  const words = plain(document.querySelector("#find").value).split(/\s+/);
  for (const one of people) {
    one.hidden = !words.every((word) => plain(one.dataset.name).includes(word));
  }
  const found = document.querySelector("#found");
  found.textContent = found.dataset.found.replace("{0}", people.filter((one) => !one.hidden).length);
}

if (search) {
  search.hidden = false;
  search.addEventListener("input", find);
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    people.find((one) => !one.hidden)?.querySelector("button").focus();
  });
}

// The code on a badge was scanned without a network: the worker answered with this page, and the address names the
// person, who is offered.
const scanned = location.pathname.match(/\/check-in\/([0-9a-z]{12})$/)?.[1];
if (scanned) {
  const person = people.find((one) => one.dataset.person === scanned);
  if (person) {
    person.setAttribute("aria-current", "true");
    person.parentElement.prepend(person);
    root.querySelector(".page-head").after(document.querySelector("#people"));
    person.querySelector("button").focus();
  } else {
    root.querySelector(".page-head").after(document.querySelector("#not-here"));
    document.querySelector("#not-here").hidden = false;
  }
}

document.querySelector("#forget")?.addEventListener("click", async () => {
  localStorage.removeItem(key);
  await caches.delete("northern-offline");
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) {
    await worker.unregister();
  }
  show();
});

window.addEventListener("online", handIn);
setInterval(handIn, 20_000);

// The worker keeps the page only when it comes by, and the first time it is not there yet: so the page keeps itself.
async function keep() {
  try {
    await navigator.serviceWorker?.register("/events/offline-worker.js");
    await navigator.serviceWorker?.ready;
    await fresh();
  } finally {
    document.querySelector("#kept").hidden = !(await caches.match(`${base}/offline`));
  }
}

keep().catch(() => {}); // Without a network, or where workers are not allowed: the page says nothing then.
show();
handIn();
