/* Keeps room on the home page for the reader's own area before anything is drawn, so that nothing moves when it comes. */
(function () {
  "use strict";

  try {
    var kept = JSON.parse(localStorage.getItem("newsroom.area"));
    if (kept) {
      document.documentElement.classList.add("has-area");
      if (kept.wide === innerWidth) {
        document.documentElement.style.setProperty("--area-tall", kept.tall + "px");
      }
    }
  } catch (error) {
    // A browser that keeps nothing has no area either.
  }
})();
