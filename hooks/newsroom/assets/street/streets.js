/* One street, however its name is written: what is typed and what an item lists come to the same words. */

const ENDINGS = {
  st: "street", str: "street", rd: "road", ave: "avenue", av: "avenue", ln: "lane", cl: "close", clo: "close", dr: "drive",
  drv: "drive", gdns: "gardens", gdn: "garden", gds: "gardens", pl: "place", sq: "square", ct: "court", crt: "court",
  cres: "crescent", cresc: "crescent", cr: "crescent", ter: "terrace", terr: "terrace", pk: "park", gr: "grove",
  grv: "grove", gro: "grove", wy: "way", bldgs: "buildings", bldg: "building", bdgs: "buildings", mt: "mount", wlk: "walk",
  grn: "green", br: "bridge", hse: "house", cott: "cottage", cotts: "cottages", ctgs: "cottages", blvd: "boulevard",
  mws: "mews", yd: "yard", pde: "parade", est: "estate", psge: "passage", vw: "view", bk: "bank", hl: "hill", rw: "row",
};
const BEGINNINGS = { st: "saint", ste: "saint", mt: "mount", dr: "doctor", gt: "great", lt: "little", upr: "upper", lwr: "lower" };
const DIRECTIONS = { n: "north", s: "south", e: "east", w: "west", nth: "north", sth: "south" };
const AFTER = ["north", "south", "east", "west", "upper", "lower"]; // stand behind the kind of a street: High St North
const ORDINALS = { "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth" };
const DWELLINGS = ["flat", "apartment", "apt", "unit", "room", "floor", "no", "number", "nos", "house", "plot"];
const NUMBER = /^\d+[a-z]?$/;
const KINDS = Object.values(ENDINGS); // by themselves no street's name
const EXTENT = /^\s*(from|between|to|at|near|by|outside|opposite)\s/i; // behind a name: which part of it

/* Words without case, accents, apostrophes and punctuation. */
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/['’‘`´ʼ]/g, "").replace(/&/g, " and ").match(/[\p{L}\p{N}]+/gu) || [];
}

/* St at the end is Street, before another word Saint. */
function whole(words) {
  const own = words.length > 1 && words[0] === "the" ? words.slice(1) : words;
  return own.map((word, place) => {
    const isEdge = place === 0 || place === own.length - 1;
    const rest = own.slice(place + 1).map((one) => DIRECTIONS[one] || one);
    const isLast = place > 0 && rest.every((one) => AFTER.includes(one));
    const found = isLast ? ENDINGS[word] : BEGINNINGS[word] || (place > 0 && ENDINGS[word]);
    return found || (isEdge && own.length > 1 && DIRECTIONS[word]) || ORDINALS[word] || word;
  });
}

/* Without flats and numbers of houses before the name: 12 Fish Street; Flat 3, 12a Fish Street; 12 to 14 Fish Street. */
function unnumbered(words) {
  let start = 0;
  const left = () => words.length - start;
  while (left() > 1) {
    if (DWELLINGS.includes(words[start]) && left() > 2 && /^(\d+[a-z]?|[a-z])$/.test(words[start + 1])) {
      start += 2;
    } else if (NUMBER.test(words[start])) {
      start += 1;
    } else if (start > 0 && NUMBER.test(words[start - 1]) && left() > 2 && /^([a-df-mo-rt-vx-z]|to|and)$/.test(words[start])) {
      start += 1; // 12 b Fish Street, but not 12 N Parade
    } else {
      break;
    }
  }
  return words.slice(start);
}

/* Of “High Street, from numbers 80 to 112” the name. */
function name(listed) {
  return parts(listed)[0];
}

/* What may be names in it: of “A38 (Weir Road)” both, of “High Street, from Mill Lane to the quay” the first. */
function parts(listed) {
  return listed.split(/[,;()/]/).filter((part, place) => place === 0 || !EXTENT.test(part)).map((part) => part.trim());
}

/* Whether the street stands somewhere in what is listed, as in “All of Fish St”, “Fish St and Quay Ln”, “A38 (Weir Road)”. */
function holds(listed, typed) {
  const some = plain(parts(listed).join(" "));
  const isNamed = typed.length > 1 || !KINDS.includes(typed[0]);
  const runs = some.flatMap((_, start) => some.slice(start).map((_, more) => some.slice(start, start + more + 1)));
  return isNamed && runs.some((run) => key(whole(run)) === key(typed));
}

function key(words) {
  return words.join("");
}

/* Whether somebody may have meant it: a letter or two wrong, or the beginning or the end of a longer name. */
function isNear(typed, listed) {
  const [one, other] = [key(typed), key(listed)];
  if (one.length < 4 || !other || one === other) {
    return false;
  }
  return begins(typed, listed) || begins(listed, typed) || ends(typed, listed) || distance(one, other) <= (one.length < 7 ? 1 : 2);
}

function begins(few, many) {
  return few.length < many.length && few.every((word, place) => word === many[place]);
}

function ends(many, few) {
  return few.length > 1 && few.length < many.length && key(many.slice(-few.length)) === key(few);
}

/* How many letters have to be written, left out, replaced or exchanged, https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) {
    return 3;
  }
  let [before, above] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, above] = [above, row];
  }
  return above[other.length];
}

