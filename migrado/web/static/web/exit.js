// Leaves a page at once: by its link, or by pressing Escape three times within two seconds.
(function () {
  "use strict";

  var TIMES = 3;
  var WITHIN = 2000; // milliseconds
  var link = document.querySelector("a[data-quick-exit]");
  var pressed = [];

  // The page disappears before the next one is there, and is not what "back" leads to.
  function leave() {
    document.body.hidden = true;
    document.title = "";
    window.location.replace(link.href);
  }

  if (!link) return;
  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      pressed = [];
      return;
    }
    pressed = pressed.concat(Date.now()).slice(-TIMES);
    if (pressed.length === TIMES && pressed[TIMES - 1] - pressed[0] < WITHIN) leave();
  });
  document.querySelectorAll("[data-quick-exit-key]").forEach(function (hint) {
    hint.hidden = false;
  });
  // Whoever comes back by a kept copy of the page sees it again.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) document.body.hidden = false;
  });
})();
