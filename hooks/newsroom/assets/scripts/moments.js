/* What becomes different with time, without another build: elements with data-from are shown from that moment, those with
   data-until are hidden from it, and data-days-left is filled with the days that are left. The next moment is waited for;
   a page that is looked at again is brought up to date at once. */
(function () {
  "use strict";

  const HOUR = 3600000; // the longest wait: days are counted anew at midnight
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: newsroom.zone }); // 2026-11-22, by the newsroom's own clock
  let waiting;

  function at(element, name) {
    return Date.parse(element.dataset[name]);
  }

  function daysLeft(until, now) {
    const left = Math.round((Date.parse(day.format(until)) - Date.parse(day.format(now))) / (24 * HOUR));
    const said = newsroom.words["days_left_" + left] || newsroom.words.days_left_other;
    return until > now ? said.replace("{number}", left) : "";
  }

  newsroom.update = function () {
    const now = Date.now();
    let next = now + HOUR;
    document.querySelectorAll("[data-from],[data-until]").forEach(function (element) {
      const from = at(element, "from");
      const until = at(element, "until");
      element.hidden = now < from || now >= until; // no moment is neither before nor after
      [from, until].forEach(function (moment) {
        next = moment > now && moment < next ? moment : next;
      });
    });
    document.querySelectorAll("[data-days-left]").forEach(function (element) {
      const left = daysLeft(at(element, "daysLeft"), now);
      if (element.textContent !== left) {
        element.textContent = left;
      }
      element.hidden = !left;
    });
    clearTimeout(waiting);
    waiting = setTimeout(newsroom.update, next - now);
  };

  /* While the page is still being read, so that nothing moves once it is drawn. */
  const reading = new MutationObserver(() => newsroom.update());
  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", function () {
    reading.disconnect();
    newsroom.update();
  });
  document.addEventListener("visibilitychange", newsroom.update);
  addEventListener("pageshow", newsroom.update);
})();
