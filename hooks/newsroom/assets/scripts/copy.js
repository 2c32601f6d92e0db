/* Buttons that copy the address printed before them. Without the script, or where a page may not copy, the address alone
   stands there. */
(function () {
  "use strict";

  var last = null;

  function nameOf(button) {
    var name = button.parentNode.querySelector(".offer-name");
    return name ? ": " + name.textContent : "";
  }

  function say(button, text) {
    button.textContent = text;
    button.setAttribute("aria-label", text + nameOf(button));
  }

  function wake(status, button) {
    var copy = button.textContent;
    say(button, copy);
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.previousElementSibling.textContent).then(function () {
        if (last && last !== button) {
          say(last, copy);
        }
        last = button;
        say(button, status.dataset.short);
        status.textContent = status.dataset.said + nameOf(button);
      });
    });
  }

  if (!navigator.clipboard) {
    document.documentElement.classList.add("no-copy");
    return;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var status = document.querySelector(".copied");
    if (status) {
      document.querySelectorAll(".offers button").forEach(wake.bind(null, status));
    }
  });
})();
