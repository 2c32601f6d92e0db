/* Fills the strip of current alerts from now.json, which is asked for anew on every page. What it says of an alert follows the
   clock: an update that did not come, an alert that has expired. Without it, or without an answer, a plain link stands there. */
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const words = newsroom.words;
  const MINUTE = 60000;
  let told = { count: 0, alerts: [] };
  let asked = 0;
  let waiting;
  let isOpen = false;

  /* Without an answer what is known still holds. */
  function ask() {
    asked = Date.now();
    return fetch(new URL("now.json", root), { cache: "no-cache" })
      .then((answer) => (answer.ok ? answer.json() : told))
      .then((found) => {
        told = Array.isArray(found.alerts) ? found : told;
      })
      .catch(() => {});
  }

  function make(name, attributes, ...inner) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...inner);
    return made;
  }

  function clock(moment, options) {
    return new Intl.DateTimeFormat(newsroom.locale, { timeZone: newsroom.zone, ...options }).format(moment);
  }

  function said(moment) {
    const day = (when) => clock(when, { day: "numeric", month: "long" });
    const time = clock(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return day(moment) === day(Date.now()) ? time : filled("banner_day", { day: day(moment), time });
  }

  function filled(key, values) {
    return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /* Shapes are the newsroom's own, titles are only ever text. */
  function row(name, alert) {
    const grade = make("span", { className: "banner-grade banner-" + alert.severity });
    grade.innerHTML = newsroom.icons["alert_" + alert.severity];
    grade.append(words["severity_" + alert.severity]);
    const link = make("a", { className: "banner-title", href: new URL(alert.address, root).href }, alert.title);
    const isLate = Date.parse(alert.next_update) <= Date.now();
    const time = said(Date.parse(alert.confirmed));
    const state = make("span", { className: "banner-state" + (isLate ? " banner-late" : "") });
    state.append(filled(isLate ? "banner_unconfirmed" : "banner_confirmed", { time }));
    return make(name, { className: "banner-alert" }, grade, " ", link, " ", state);
  }

  function remainder(rest) {
    return make("a", { className: "banner-rest", href: new URL("now/", root).href }, filled("banner_rest", { number: rest }));
  }

  function others(alerts, rest) {
    const list = make("ul", { id: "_alerts", className: "banner-others wrap", hidden: !isOpen });
    alerts.forEach((alert) => list.append(row("li", alert)));
    if (rest > 0) {
      list.append(make("li", {}, remainder(rest)));
    }
    return list;
  }

  function opener(number, list) {
    const button = make("button", { type: "button", className: "banner-button" }, filled("banner_others", { number }));
    button.setAttribute("aria-controls", list.id);
    function open(is) {
      isOpen = is;
      list.hidden = !is;
      button.setAttribute("aria-expanded", String(is));
    }
    function close(event) {
      if (event.key === "Escape" && isOpen) {
        open(false);
        button.focus();
      }
    }
    button.addEventListener("click", () => open(!isOpen));
    [button, list].forEach((one) => one.addEventListener("keydown", close));
    open(isOpen);
    return button;
  }

  /* What it only counts may go on when all that it names has ended. */
  function draw() {
    const strip = document.querySelector(".banner");
    const bar = strip.querySelector(".banner-bar");
    const now = Date.now();
    const current = told.alerts.filter((alert) => !(Date.parse(alert.until) <= now));
    const rest = told.count - told.alerts.length;
    const focused = strip.contains(document.activeElement) && document.activeElement.className;
    strip.querySelectorAll(".banner-alert,.banner-button,.banner-rest,.banner-others").forEach((old) => old.remove());
    if (current.length) {
      bar.append(row("p", current[0]));
      if (current.length + rest > 1) {
        const list = others(current.slice(1), rest);
        strip.append(list);
        bar.append(opener(current.length + rest - 1, list));
      }
    } else if (rest > 0) {
      bar.append(remainder(rest));
    }
    if (focused) {
      (strip.querySelector("." + focused.split(" ")[0]) || strip.querySelector("a")).focus();
    }
    wait(now);
  }

  /* For the next moment that is written in an alert; then what is new is asked for before anything is called late. */
  function wait(now) {
    const moments = told.alerts.flatMap((alert) => [Date.parse(alert.next_update), Date.parse(alert.until)]);
    const next = Math.min(...moments.filter((moment) => moment > now), now + 1440 * MINUTE);
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().then(draw), next - now);
  }

  const first = ask();
  document.addEventListener("DOMContentLoaded", () => first.then(draw));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      (Date.now() - asked >= MINUTE ? ask() : first).then(draw);
    }
  });
})();
