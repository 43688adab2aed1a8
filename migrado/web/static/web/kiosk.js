// A browser that many people use: without a touch, a key or scrolling, everything is forgotten.
(function () {
  "use strict";

  var box = document.getElementById("kiosk");
  if (!box) return;
  var left = box.querySelector("[data-seconds]");
  var said = document.getElementById("kiosk-said");
  var limit = Number(box.dataset.limit) * 1000;
  var warning = Number(box.dataset.warning) * 1000;
  var last = Date.now();
  var ended = false;

  function stay() {
    last = Date.now();
    if (!box.hidden) {
      box.hidden = true;
      said.textContent = "";
    }
  }

  function wipe() {
    if (ended) return;
    ended = true;
    document.body.hidden = true;
    try {
      sessionStorage.clear();
      localStorage.clear();
    } catch (error) {
      // Nothing could be stored, so nothing is there.
    }
    window.location.replace(box.dataset.wipe);
  }

  // By the clock and not by counting: a device that slept has waited too.
  function look() {
    var rest = limit - (Date.now() - last);
    if (rest <= 0) return wipe();
    if (rest > warning) return undefined;
    if (box.hidden) {
      box.hidden = false;
      said.textContent = box.dataset.said;
    }
    left.textContent = String(Math.ceil(rest / 1000));
    return undefined;
  }

  ["pointerdown", "touchstart", "keydown", "input", "wheel"].forEach(function (name) {
    document.addEventListener(name, stay, { passive: true, capture: true });
  });
  document.addEventListener("scroll", stay, { passive: true, capture: true });
  // A page that the browser has kept whole may belong to the person before.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, 1000);
})();
