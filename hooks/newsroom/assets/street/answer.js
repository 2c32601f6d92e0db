/* The answer, from what was asked, what is affected and where the postcode lies. Nothing here says “not affected”:
   the list holds what is known, and a street may stand in it in other words. */

/* `located` are the places of the postcode, null where nobody knows, and `wards` those of them that have a code of their
   own; `beside` are those next to them; `isOutside`: it is no postcode of the council's. Who types the name of a place
   instead asks for all of it.
   `found` are the items that list it, `elsewhere` those that list a street of the same name where the postcode does not
   lie, `wide` those that are for everywhere there, `look` those that may be meant too, `stale` those that were to be
   confirmed by now. */
function answer({ postcode, streets: typed }, { located, wards, beside, isOutside }, { items, places }, now) {
  const live = items.filter((item) => !isOver(item, now));
  const isThere = (item) => !isOutside && (covers(item, wards, places) || isBeside(item, beside, places));
  const called = live.map((item) => listed(item, postcode, typed)).filter(Boolean);
  const found = called.filter((one) => one.postcode || isThere(one.item));
  const elsewhere = called.filter((one) => !found.includes(one));
  const meant = located || called.length ? [] : Object.keys(places).filter((place) => isCalled(places[place].name, typed));
  const area = meant.length ? meant : located;
  const streets = typed.filter((one) => !meant.some((place) => isCalled(places[place].name, [one])));
  const wide = live.filter((item) => isBare(item) && covers(item, area, places) === "all");
  const others = live.filter((item) => !wide.includes(item) && !called.some((one) => one.item === item));
  const isUndecided = (item) => !isDecided(item, postcode, streets);
  const look = others.filter((item) => (area ? covers(item, area, places) : isUndecided(item)));
  const stale = others.filter((item) => isStale(item, now) && (covers(item, area, places) || isBeside(item, beside, places)));
  const mayBe = (item) => isOutside || !beside.length || isThere(item); // a street may go on where nobody says what lies next to it
  const isHeld = (item) => item.streets.some((street) => streets.some((words) => holds(street, words)));
  const isNamed = elsewhere.some((one) => mayBe(one.item)) || others.some((item) => mayBe(item) && isHeld(item));
  const isOpen = stale.length || isNamed || look.some((item) => item.kind === "alert" && isUndecided(item));
  const isSure = (some) => some.some((one) => one.streets.length);
  const near = isSure(found) ? [] : offers(typed, live, isSure(called));
  return { sort: found.length ? "yes" : isOpen ? "unknown" : "no", found, elsewhere, wide, look, stale, near };
}

/* How an item lists it: by its street, in all the ways in which its name is listed, or by its postcode. */
function listed(item, postcode, streets) {
  const named = item.streets.filter((street) => isListed(street, streets));
  const isCoded = item.postcodes.includes(postcode);
  return named.length || isCoded ? { item, streets: named, postcode: isCoded ? postcode : "" } : null;
}

/* By its name, by all that is listed, and by either without the numbers before it: “2-10 Fish Street” says which part. */
function isListed(street, streets) {
  const ways = [name(street), street].map(plain);
  const keys = [...ways, ...ways.map(unnumbered)].map((words) => key(whole(words)));
  return streets.some((words) => keys.includes(key(words)));
}

function isCalled(one, streets) {
  const own = key(whole(plain(one)));
  return streets.some((words) => key(words) === own);
}

function isOver(item, now) {
  return Boolean(item.until) && new Date(item.until) <= now;
}

function isBare(item) {
  return !item.streets.length && !item.postcodes.length;
}

/* Whether an item is for “all” of where the postcode lies, for a “part” of it, for somewhere else (""), or nobody knows. */
function covers(item, area, places) {
  if (!item.places.length) {
    return "all";
  }
  if (!area) {
    return "unknown";
  }
  const isAny = (some) => some.some((place) => area.includes(place));
  if (isAny(item.places) || item.places.some((place) => isAny(places[place].inside))) {
    return "all";
  }
  return item.places.some((place) => isAny(places[place].above)) ? "part" : "";
}

function isBeside(item, beside, places) {
  const whole = item.places.flatMap((place) => [place, ...places[place].inside, ...places[place].above]);
  return whole.some((place) => beside.includes(place));
}

/* What lists streets and postcodes is answered by either of them; what lists one of them, by that alone. */
function isDecided(item, postcode, streets) {
  return Boolean((item.streets.length && streets.length) || (item.postcodes.length && postcode));
}

function isStale(item, now) {
  return Boolean(!isBare(item) && item.next_update && new Date(item.next_update) <= now);
}

/* Streets that are listed and are called almost so, unless `isKnown`, each by its name; by all that is listed, where
   that may hold the name. */
function offers(streets, items, isKnown) {
  const called = new Map();
  const isMeant = (part) => !isKnown && streets.some((typed) => isNear(typed, whole(plain(part))));
  for (const street of items.flatMap((item) => item.streets).filter((one) => !isListed(one, streets))) {
    const [first, ...rest] = parts(street);
    if (isMeant(first)) {
      called.set(key(whole(plain(first))), first);
    } else if (rest.some(isMeant) || streets.some((typed) => holds(street, typed))) {
      called.set(key(whole(plain(street))), street);
    }
  }
  return [...called.values()];
}

