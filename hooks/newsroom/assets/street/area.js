/* “My area”: places that the reader chose, kept in this browser and nowhere else. */

const KEPT = "newsroom.area";
const corner = document.querySelector(".my-area");

function kept() {
  try {
    const { places } = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(places) ? places : [];
  } catch (error) {
    return [];
  }
}

function keep(value) {
  try {
    if (value) {
      localStorage.setItem(KEPT, JSON.stringify(value));
    } else {
      localStorage.removeItem(KEPT);
    }
    return true;
  } catch (error) {
    return false;
  }
}

function isMine(places) {
  return places.every((place) => kept().includes(place));
}

const names = []; // what names each button anew

/* A button that makes `places` the reader's area, or forgets it, and says what it did. */
function choice(places) {
  const said = element("span", "my-area-said");
  said.setAttribute("role", "status");
  const made = button("", () => {
    const isForgotten = isMine(places);
    const isKept = keep(isForgotten ? null : { places });
    said.textContent = told.words[isKept ? (isForgotten ? "area_forgotten" : "area_kept") : "area_refused"];
    names.forEach((name) => name());
    lead();
  });
  const name = () => fill(made, told.words[isMine(places) ? "area_forget" : "area_make"]);
  names.push(name);
  name();
  return element("p", "my-area-choice", made, " ", said);
}

/* The block on the home page. */
async function lead() {
  const places = kept();
  const known = corner && places.length ? await load("areas.json", "no-cache").catch(() => null) : null;
  const mine = known ? ofToday(places, known.places) : places;
  document.documentElement.classList.toggle("has-area", mine.length > 0);
  if (!corner || !mine.length) {
    return;
  }
  const head = element("h2", "band", ...words("area_name", { places: commas(mine.map((place) => page(place, known))) }));
  head.id = "_my-area";
  const inside = known ? element("div", "briefs", ...ofMine(mine, known).map((item) => row(item, known.read))) : sentence("area_unread");
  fill(corner, head, inside, choice(places));
  keep({ places, wide: innerWidth, tall: corner.offsetHeight }); // for scripts/area.js
}

/* A place may have become others since it was chosen, or be unknown. */
function ofToday(places, known) {
  const found = places.flatMap((place) => (known[place] ? known[place].became || [place] : []));
  return found.filter((place, order) => known[place] && found.indexOf(place) === order);
}

function page(place, known) {
  return link(known ? known.places[place].name : place, `places/${place}/`);
}

/* Alerts, what is open, what is to come, then what is new; each once. */
function ofMine(places, { items, places: known, alerts: wide, read }) {
  const of = (part) => places.flatMap((place) => known[place][part] || []);
  const numbers = [...of("alerts"), ...wide, ...of("consultations"), ...of("events"), ...of("news")];
  const found = numbers.filter((number, place) => numbers.indexOf(number) === place).map((number) => items[number]);
  return found.filter((item) => !isOver(item, read));
}

function row(item, read) {
  return element("article", "entry brief", standing(item, read), element("h3", "", link(item.title, item.address)));
}

document.querySelectorAll(".my-area-choice[data-place]").forEach((place) => {
  place.replaceWith(choice([place.dataset.place]));
});
if (corner) {
  lead();
}

