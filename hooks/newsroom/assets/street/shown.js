/* What the page shows, made of elements: no text of anybody is ever read as HTML. */

const script = document.querySelector("script[data-told]");
const told = JSON.parse(script.dataset.told);
const root = new URL(script.dataset.root || "./", location.href);
const HOUR = 3600000;

function element(sort, className, ...inside) {
  const made = Object.assign(document.createElement(sort), { className });
  made.append(...inside.filter((one) => one !== ""));
  return made;
}

/* As replaceChildren, which Safari 12 and 13 do not have. */
function fill(one, ...inside) {
  one.textContent = "";
  one.append(...inside);
}

function link(text, address) {
  return Object.assign(element("a", "", text), { href: new URL(address, root).href });
}

function button(text, act) {
  const made = Object.assign(element("button", "button", text), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

function icon(shape) {
  const drawn = document.createElement("template");
  drawn.innerHTML = told.icons[shape] || ""; // the newsroom's own
  return drawn.content;
}

/* The words for `key`, with texts or elements in their gaps. */
function words(key, values = {}) {
  const parts = told.words[key].split(/\{(\w+)\}/).map((part, place) => (place % 2 ? values[part] : part));
  return parts.flat().filter((part) => part !== "");
}

function sentence(key, values) {
  return element("p", "", ...words(key, values));
}

/* Names, or links, with commas between them. */
function commas(some) {
  return some.flatMap((one, place) => (place ? [", ", one] : [one]));
}

/* The time by the newsroom's clock; with its day, where that is not today's by the reader's device and by the moment at which the
   list was `read`, and its year, where that is another. Where the clock goes back and shows a time twice, its zone tells which
   is meant. */
function clock(time, read) {
  const by = (how, when) => new Intl.DateTimeFormat(told.locale, { ...how, timeZone: told.zone }).format(when);
  const [when, todays] = [new Date(time), [Date.now(), read]];
  const [day, year] = [{ day: "numeric", month: "long" }, { year: "numeric" }];
  const digits = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const isTwice = [-HOUR, HOUR].some((span) => by(digits, +when + span) === by(digits, when));
  const hour = by(isTwice ? { ...digits, timeZoneName: "short" } : digits, when);
  const isOther = todays.some((today) => by(year, today) !== by(year, when));
  const named = by(isOther ? { ...day, ...year } : day, when);
  return todays.every((today) => by(day, today) === named) ? hour : words("banner_day", { day: named, time: hour }).join("");
}

/* How grave it is, or of which kind, and how it stood when the list was `read`, by the server's clock. */
function standing({ kind, severity, confirmed, next_update: next, until, when }, read) {
  const shape = severity ? `${kind}_${severity}` : kind;
  const named = told.words[shape.replace("alert_", "severity_")] || told.words[`kind_${shape}`];
  const said = confirmed
    ? words(next && new Date(next) <= read ? "banner_unconfirmed" : "banner_confirmed", { time: clock(confirmed, read) })
    : when || words("street_until", { time: clock(until, read) });
  return element("p", "entry-meta", element("span", `kind kind-${shape}`, icon(shape), named), element("span", "", ...[said].flat()));
}

/* Whom to ring. */
function telephone(phone) {
  return phone ? words("street_ring", { name: phone.name, number: Object.assign(element("a", "", phone.number), { href: phone.link }) }) : words("street_ask");
}

