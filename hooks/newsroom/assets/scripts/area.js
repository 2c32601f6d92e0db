/* Keeps room on the home page for the reader's own area before anything is drawn, so that nothing moves when it comes. The
   field for streets is shown where its script will run, which an old browser leaves aside. */
(function () {
  "use strict";

  try {
    if ("noModule" in HTMLScriptElement.prototype && [].flatMap && RegExp("\\p{L}", "u")) {
      document.documentElement.classList.add("asks");
    }
    var kept = JSON.parse(localStorage.getItem("newsroom.area"));
    if (kept) {
      document.documentElement.classList.add("has-area");
      if (kept.wide === innerWidth) {
        document.documentElement.style.setProperty("--area-tall", kept.tall + "px");
      }
    }
  } catch (error) {
    // A browser that keeps nothing has no area either, nor has one that can't read \p{L}.
  }
})();
