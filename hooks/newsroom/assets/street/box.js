/* The box. It loads files that are the same for everybody and looks in them here: what is typed goes nowhere. */

const HOPE = 15000; // milliseconds that a file may take
const box = document.querySelector(".street");

/* A list, with the moment at which the server gave it by its own clock: that of the reader's device may be wrong. A cache
   on the way says for how many seconds it has had it. */
function load(file, cache) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), HOPE);
  const how = { cache, credentials: "omit", referrerPolicy: "no-referrer", signal: stop.signal };
  const given = ({ headers }) => Date.parse(headers.get("Date")) - 1000 * headers.get("Age") || Date.now();
  const read = async (got) => ({ ...(await got.json()), read: given(got) });
  const answer = fetch(new URL(file, root), how).then((got) => (got.ok ? read(got) : Promise.reject(new Error(got.status))));
  return answer.finally(() => clearTimeout(timer));
}

let turn = 0;
let directory = null;
const agreed = []; // halves of postcodes, for which the reader said yes

async function ask(text) {
  const mine = (turn += 1);
  const say = (inside, area) => mine === turn && show(inside, area);
  const what = asked(text);
  if (!what.postcode && !what.streets.length) {
    say(unknown(sentence("street_neither")));
    return;
  }
  say([sentence("street_wait")]);
  const [affected, known] = await Promise.all([load("affected.json", "no-cache").catch(() => null), what.postcode && find(what.postcode)]);
  if (!affected || !affected.items) {
    say(unknown(sentence("street_unread")));
  } else if (known.wants) {
    say(wanting(known.wants, text));
  } else {
    say(answered(what, affected, known), known && known.area);
  }
}

/* The button for “my area” stands outside of what is read out as the answer, which would be read out again at each change. */
function show(inside, area) {
  fill(box.querySelector(".street-answer"), ...inside);
  fill(box.querySelector(".street-after"), ...(area && area.length ? [choice(area)] : []));
}

/* Where a postcode lies: `area`, null where nobody knows, with the key of the words that say why; or what the page `wants`
   to ask the server for first. */
async function find(postcode) {
  const half = postcode.split(" ")[0].toLowerCase();
  if (!told.postcodes) {
    return { area: null, why: "street_unlooked" };
  }
  try {
    directory = directory || (await load("postcodes.json", "default"));
    const isElsewhere = directory.shards && !directory.shards.includes(half);
    if (directory.shards && !isElsewhere && !agreed.includes(half)) {
      return { wants: half };
    }
    const { sectors } = directory.shards ? (isElsewhere ? { sectors: {} } : await load(`postcodes/${half}.json`, "default")) : directory;
    const area = placesOf(postcode, { ...directory, sectors });
    return area && area.length ? { area } : { area: null, why: area ? "street_unplaced" : "street_outside" };
  } catch (error) {
    return { area: null, why: "street_unlooked" };
  }
}

function wanting(half, text) {
  const agree = () => {
    agreed.push(half);
    ask(text);
    field.focus();
  };
  return [sentence("street_half", { half: half.toUpperCase() }), element("p", "", button(told.words.street_half_ask, agree))];
}

function unknown(...reasons) {
  return [nowhere(true, false, telephone(told.phone)), ...reasons];
}

function verdict(key, values) {
  return element("p", "street-verdict", ...words(key, values));
}

/* The whole answer: what lists it by name, what is for everywhere there, and what to make of it where nothing names it. */
function answered(what, affected, known) {
  const { area, why } = known || { area: null };
  const { read } = affected; // by the server's clock: the reader's may be wrong
  const isOutside = why === "street_outside";
  const beside = area ? neighbours(area) : [];
  const wards = area && area.filter((place) => !directory.places[place].uncoded);
  const where = { located: area, wards, beside, isOutside };
  const { sort, found, elsewhere, wide, look, stale, near } = answer(what, where, affected, read);
  if (what.isPart && sort !== "yes" && !near.length) {
    return unknown(sentence("street_neither"));
  }
  const lost = why && !found.some((one) => one.postcode) ? [sentence(why, { postcode: what.postcode })] : [];
  const meant = near.length ? [sentence("street_meant"), element("p", "street-meant", ...near.map(offer))] : [];
  const late = stale.map((item) => sentence("street_stale", { title: titled(item), time: clock(item.next_update, read) }));
  const isUnknown = sort === "unknown" || (lost.length > 0 && !what.streets.length);
  const placed = wide.filter((item) => item.places.length);
  const ring = telephone(affected.phone || told.phone);
  const none = sort === "yes" ? [] : [nowhere(isUnknown, placed.length > 0, ring, affected.read)];
  const more = isUnknown && none.length ? [] : [sentence(none.length ? "street_else" : "street_more", { ring })];
  const yes = [...found, ...placed.map((item) => ({ item, streets: [] }))].map((one) => listing(one, affected));
  const others = elsewhere.map((one) => listing(one, affected, "street_elsewhere"));
  const everywhere = isOutside ? [] : wide.filter((item) => !item.places.length).map((item) => besides(item, read));
  const there = [...looked(look, affected), ...lies(what.postcode, area, beside, affected)];
  return [...meant, ...yes, ...none, ...lost, ...others, ...(isUnknown ? late : []), ...everywhere, ...there, ...more];
}

/* Nothing names it: that is all that can be said, or not even that. */
function nowhere(isUnknown, isWide, ring, read) {
  if (isUnknown) {
    return verdict(isWide ? "street_unknown_itself" : "street_unknown", { ring });
  }
  return verdict(isWide ? "street_no_itself" : "street_no", { time: clock(read, read) });
}

function offer(street) {
  return button(street, () => {
    field.value = street;
    ask(street);
    field.focus();
  });
}

function listing({ item, streets, postcode }, { places, read }, elsewhere = "") {
  const where = item.places.map((place) => places[place].name).join(", ") || told.words.whole_council;
  const named = [...streets.map((street) => `${street} (${where})`), ...(postcode ? [postcode] : [])];
  const what = named.length ? named : [words("street_all", { place: where })];
  const head = elsewhere ? sentence(elsewhere, { title: titled(item) }) : verdict("street_yes", { title: titled(item) });
  return element("div", "street-listed", head, standing(item, read), element("ul", "", ...what.map((one) => element("li", "", ...[one].flat()))));
}

/* What is for everybody in the council's area answers nobody's question about a street, and hides no answer. */
function besides(item, read) {
  return element("div", "street-listed", standing(item, read), sentence("street_everywhere", { title: titled(item) }));
}

function titled(item) {
  return link(item.title, item.address);
}

/* What else is current there: it may name the street in other words, or not name it. */
function looked(items, { places, read }) {
  return items.map((item) => {
    const values = { title: titled(item), place: item.places.map((place) => places[place].name).join(", ") || told.words.whole_council };
    const named = item.streets.length ? item.streets : item.postcodes;
    const key = item.streets.length ? "street_look" : named.length ? "street_look_postcodes" : "street_look_place";
    return element("div", "street-listed", standing(item, read), sentence(key, { ...values, named: named.join("; ") }));
  });
}

function neighbours(area) {
  const beside = area.flatMap((place) => directory.places[place].neighbours);
  return beside.filter((place, order) => beside.indexOf(place) === order && !area.includes(place));
}

/* Where the postcode lies, as well as anybody can say, and what is next to it. */
function lies(postcode, area, beside, { items, places, read }) {
  if (!area) {
    return [];
  }
  const whole = (place) => [place, ...places[place].inside, ...places[place].above];
  const alerts = items.filter((item) => item.kind === "alert" && !isOver(item, read));
  const alerted = alerts.flatMap((item) => item.places.flatMap(whole));
  const named = (place) => link(directory.places[place].name, `places/${place}/`);
  const marked = (place) => (alerted.includes(place) ? element("span", "", named(place), " (", ...words("street_alert"), ")") : named(place));
  const here = sentence("street_lies", { postcode, places: commas(area.map(named)) });
  return [here, ...(beside.length ? [sentence("street_beside", { places: commas(beside.map(marked)) })] : [])];
}

const field = box && box.querySelector("input");
if (box) {
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask(field.value);
  });
}

