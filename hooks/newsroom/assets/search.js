/* The search page: asks Pagefind, shows what it finds, keeps what was asked for in the address.

   What the newsroom published is in several bundles. Those of the last years are loaded with the first search, older ones
   at a button; one that is missing is named and left out. https://pagefind.app/docs/api/ */

const AT_ONCE = 10; // results
const RANKING = { metaWeights: { date: 0 } }; // it is said in words too

const page = document.querySelector(".search");
const form = page.querySelector("form");
const field = form.elements.q;
const filters = [...form.querySelectorAll("select")];
const status = page.querySelector(".search-status");
const list = page.querySelector(".search-found");
const more = page.querySelector(".search-more");
const older = page.querySelector(".search-older");
const result = page.querySelector("template").content.firstElementChild;

const root = new URL(page.dataset.root, location.href);
const { interface: folder, locale, bundles, words } = JSON.parse(page.dataset.told);
const most = Math.max(...bundles.map((bundle) => bundle.size));

/* What is loaded */

let engine = null;
let loading = Promise.resolve();
let loaded = [];
let missing = [];

function load(wanted) {
  const known = (bundle) => loaded.includes(bundle) || missing.includes(bundle);
  loading = loading.catch(() => {}).then(() => merge(wanted.filter((bundle) => !known(bundle))));
  return loading;
}

async function merge(wanted) {
  if (!engine) engine = await open();
  const tried = await Promise.allSettled(wanted.map(add));
  const came = wanted.filter((_, place) => tried[place].status === "fulfilled");
  loaded = loaded.concat(came);
  missing = missing.concat(wanted.filter((bundle) => !came.includes(bundle)));
  if (came.length < wanted.length) {
    // Pagefind keeps what it could not load and fails with it at each search: begin again without it.
    const again = loaded;
    await close();
    await merge(again);
  }
}

async function open() {
  const base = new URL(folder, root);
  const pagefind = await import(new URL("pagefind.js", base).href);
  // In a worker it would need a second script, and a policy for that.
  const opened = pagefind.createInstance({ basePath: base.pathname, noWorker: true, excerptLength: 26 });
  await opened.filters(); // fails if the WebAssembly did not load, for which `mergeIndex` would wait for ever
  return opened;
}

async function close() {
  const closed = engine;
  [engine, loaded] = [null, []];
  await closed?.destroy();
}

/* A word is worth less in a bundle of few items, as it is in a larger part of them; and those are the newest.
   With a ranking a bundle of which the first file is missing fails here, and not at each search. */
function add(bundle) {
  const indexWeight = Math.log(most + 2) / Math.log(bundle.size + 2);
  return engine.mergeIndex(new URL(`search/${bundle.name}/`, root).pathname, { indexWeight, ranking: RANKING });
}

/* What is asked for */

let turn = 0;

async function search() {
  const mine = ++turn;
  const text = field.value.trim();
  const chosen = filters.filter((select) => select.value).map((select) => [select.name, select.value]);
  clear();
  if (!text) {
    say(chosen.length && status.dataset.wordless);
    return;
  }
  say(words.search_wait);
  try {
    await load(bundles.filter((bundle) => !bundle.old || older?.hidden));
    const results = await ask(text, { filters: Object.fromEntries(chosen) });
    if (mine === turn) {
      found = results;
      await show();
      say(total(text), !found.length && chosen.length && status.dataset.filtered, gone());
    }
  } catch (error) {
    console.error(error);
    if (mine === turn) {
      await close();
      clear();
      say(words.search_failed);
    }
  }
}

/* What holds every word, and words in quotation marks together. Instead of a word that it does not know Pagefind takes a
   shorter one, or leaves it out; asked for it in quotation marks it takes this word alone, in all its forms. */
async function ask(text, options) {
  const parts = [...text.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, together]) => together ?? whole);
  const asked = [text, ...parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).map((part) => `"${part}"`)];
  const [best, ...each] = await Promise.all(asked.map((one) => engine.search(one, options)));
  const known = each.map((answer) => new Set(answer.results.map((one) => one.id)));
  return best.results.filter((one) => known.every((ids) => ids.has(one.id)));
}

function say(...sentences) {
  status.textContent = sentences.filter(Boolean).join(" ");
}

function total(text) {
  const said = found.length ? (words[`search_found_${found.length}`] ?? words.search_found_other) : words.search_none;
  return filled(said, { words: text, number: found.length.toLocaleString(locale) });
}

function gone() {
  const years = missing.map((bundle) => bundle.title).join(", ");
  return years && filled(words.search_missing, { years });
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/* What is shown */

let found = [];
let next = 0;
let seen = new Set();

function clear() {
  [found, next, seen] = [[], 0, new Set()];
  list.replaceChildren();
  more.hidden = true;
  say();
}

/* The first of the results that are new. While a month closes an item may be in two bundles: it is shown once. */
async function show() {
  const mine = turn;
  const part = found.slice(next, next + AT_ONCE);
  const came = await Promise.allSettled(part.map((one) => one.data()));
  if (mine !== turn) {
    return null;
  }
  next += part.length;
  more.hidden = next >= found.length;
  const rows = came.filter((one) => one.status === "fulfilled" && !seen.has(one.value.raw_url)).map((one) => row(one.value));
  list.append(...rows);
  return rows[0];
}

function row(data) {
  seen.add(data.raw_url);
  const made = result.cloneNode(true);
  const date = { className: "entry-date", dateTime: data.meta.date, textContent: data.meta.day };
  made.querySelector(".entry-date").replaceWith(Object.assign(document.createElement("time"), date));
  const link = made.querySelector("a");
  [link.href, link.textContent] = [page.dataset.root + data.raw_url, data.meta.title];
  made.querySelectorAll("[data-kind]").forEach((kind) => kind.dataset.kind === data.filters.kind[0] || kind.remove());
  made.querySelector(".entry-summary").append(...marked(data));
  return made;
}

/* The excerpt: what was found in it as elements, all else as text, whatever it holds. */
function* marked(data) {
  yield data.raw_content.trimStart().startsWith(data.plain_excerpt) ? "" : "… ";
  for (const [place, part] of data.excerpt.split(/<\/?mark>/).entries()) {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    yield place % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
  }
  yield data.raw_content.trimEnd().endsWith(data.plain_excerpt) ? "" : " …";
}

/* The address says what was asked for, so that it can be sent to others and gone back to. */

function address() {
  const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  return location.pathname + (said.size ? `?${said}` : "");
}

function read() {
  const said = new URLSearchParams(location.search);
  field.value = said.get("q") ?? "";
  for (const select of filters) {
    select.value = said.get(select.name) ?? "";
    select.selectedIndex = Math.max(select.selectedIndex, 0); // the address may name what there is no more
  }
  return search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", address());
  search();
});

form.addEventListener("change", (event) => {
  if (filters.includes(event.target)) {
    history.replaceState(null, "", address());
    search();
  }
});

field.addEventListener("input", () => {
  if (!field.value) {
    turn += 1;
    clear();
  }
});

more.querySelector("button").addEventListener("click", async () => {
  const first = await show();
  first?.querySelector("a").focus();
});

older?.querySelector("button").addEventListener("click", async () => {
  older.hidden = true;
  status.focus();
  await search();
});

/* Escape leads back to the field, and empties it there. */
page.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.target.matches("select")) {
    return;
  }
  event.preventDefault();
  if (event.target === field) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  field.focus();
});

addEventListener("popstate", read);
read();
if (!field.value) {
  field.focus({ preventScroll: true });
}
