/* What was typed: a postcode, a street, or both. */

const POSTCODE = /(^| )([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})(?= |$)/; // BS 7666
const PART = /^[A-Z]{1,2}[0-9][A-Z0-9]?( ?[0-9][A-Z]?)?$/;

/* `streets` are the ways to read the rest as a street, each in its words: all of it, and what stands between its commas.
   `isPart`: it looks like half a postcode, but A38 is a road too. */
function asked(text) {
  const signs = text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const found = POSTCODE.exec(signs);
  const rest = found ? without(text, found[2] + found[3]) : text;
  const isPart = !found && PART.test(signs);
  const isNamed = (words) => isPart || words.some((word) => /\p{L}{2}/u.test(word));
  const ways = [rest, ...rest.split(/[,;\n]/)].map(plain).filter(isNamed);
  const streets = [];
  for (const words of [...ways, ...ways.map(unnumbered)].map(whole)) {
    if (!streets.some((one) => key(one) === key(words))) {
      streets.push(words);
    }
  }
  return { postcode: found ? `${found[2]} ${found[3]}` : "", streets, isPart };
}

function without(text, postcode) {
  return text.replace(new RegExp([...postcode].join("[^A-Za-z0-9]*"), "i"), " ");
}

/* The places in which a postcode lies: none where nobody knows, null where the council's list does not have it. */
function placesOf(postcode, directory) {
  const [outward, inward] = postcode.split(" ");
  const sector = directory.sectors[`${outward} ${inward[0]}`] || {};
  const area = Object.keys(sector).find((number) => sector[number].split(" ").includes(inward.slice(1)));
  return area === undefined ? null : directory.areas[area];
}

