/* Folds the menu on narrow screens, copies an address. Without it, the menu is simply shown and the address stands on the
   page. It runs in the head, so that nothing moves once it is drawn. */
(function () {
  "use strict";

  document.documentElement.classList.add("js");

  function foldMenu() {
    var button = document.querySelector(".menu-button");
    function open(is) {
      button.setAttribute("aria-expanded", String(is));
    }
    function isOpen() {
      return button.getAttribute("aria-expanded") === "true";
    }
    button.addEventListener("click", function () {
      open(!isOpen());
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && isOpen()) {
        open(false);
        button.focus();
      }
    });
  }

  function offerCopy(offer) {
    var button = offer.querySelector("button");
    offer.hidden = false;
    button.addEventListener("click", function () {
      var whole = document.getElementById(button.dataset.copyOf);
      navigator.clipboard.writeText(whole ? whole.textContent : button.dataset.copy).then(function () {
        offer.querySelector("[role=status]").textContent = button.dataset.copied;
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    foldMenu();
    if (navigator.clipboard) {
      document.querySelectorAll(".copy").forEach(offerCopy);
    }
  });
})();
