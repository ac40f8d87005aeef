// Notes check-ins and outcomes on this phone, and hands them in, in order and once each, when there is a network.
// Without this file the forms of the page are sent at once, like any other.
const root = document.querySelector("[data-offline]");
const base = root.dataset.offline;
const key = `northern ${base}`;

const read = () => JSON.parse(localStorage.getItem(key) ?? "null") ?? { phone: crypto.randomUUID(), last: 0, notes: [] };
const write = (state) => localStorage.setItem(key, JSON.stringify(state));

function note(form) {
  const state = read();
  const fields = Object.fromEntries([...new FormData(form, form.submitted)].filter(([name]) => !name.startsWith("_")));
  state.last += 1;
  state.notes.push({ ...fields, phone: state.phone, number: state.last, said: form.dataset.said, standing: "waiting", at: Date.now() });
  write(state);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-note]")) {
    return;
  }
  event.preventDefault();
  form.submitted = event.submitter;
  note(form);
  form.reset();
  show();
  handIn();
});

// The page as the server gives it now says which token it wants with each form.
async function token() {
  const answer = await fetch(`${base}/offline`, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const meta = (name) => page.querySelector(`meta[name="${name}"]`)?.content ?? "";
  return { header: meta("csrf-header"), value: meta("csrf-token") };
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
      const { said, standing, at, ...fields } = waiting;
      // How long ago, not when: the clock of a phone may be wrong, and a server's too.
      fields.age = Math.max(0, Math.round((Date.now() - at) / 1000));
      const answer = await fetch(`${base}/hand-in`, {
        method: "POST",
        headers: { [known.header]: known.value, Accept: "text/html" },
        body: new URLSearchParams(fields),
        redirect: "follow",
      });
      if (answer.status >= 500 || answer.status === 403 || new URL(answer.url).pathname === "/sign-in") {
        break; // Nothing is lost: it is tried again.
      }
      stand(waiting.number, answer.ok ? "kept" : "refused");
    }
  } catch {
    // No network after all: it is tried again.
  } finally {
    running = false;
    show();
  }
}

const next = () => read().notes.find((one) => one.standing === "waiting");

function stand(number, standing) {
  const state = read();
  for (const one of state.notes) {
    if (one.number === number) {
      one.standing = standing;
    }
  }
  write(state);
}

function show() {
  const list = document.querySelector("#notes");
  const { notes } = read();
  list.replaceChildren(...notes.toReversed().map((one) => {
    const item = document.createElement("li");
    const mark = document.createElement("span");
    mark.className = "state";
    mark.dataset.tone = { waiting: "warning", kept: "good", refused: "bad" }[one.standing];
    mark.textContent = list.dataset[one.standing];
    item.append(`${one.said ?? ""} `, mark);
    return item;
  }));
  document.querySelector("#waiting").textContent = String(notes.filter((one) => one.standing === "waiting").length);
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
  await navigator.serviceWorker?.register("/events/offline-worker.js");
  await navigator.serviceWorker?.ready;
  const page = await fetch(`${base}/offline`, { cache: "no-store" });
  if (page.ok && !page.redirected) {
    await (await caches.open("northern-offline")).put(`${base}/offline`, page);
  }
  document.querySelector("#kept").hidden = !(await caches.match(`${base}/offline`));
}

keep().catch(() => {}); // Without a network, or where workers are not allowed: the page says nothing then.
show();
handIn();
