// Small comforts; every page works without them.
(function () {
  "use strict";

  // Ticks of a checklist stay on this device, under the opaque id of the plan.
  var PREFIX = "migrado.ticks.";

  function readTicks(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch (error) {
      return {};
    }
  }

  function writeTicks(key, ticks) {
    try {
      localStorage.setItem(key, JSON.stringify(ticks));
    } catch (error) {
      // Private mode or full storage: the tick holds until the page is left.
    }
  }

  // Remove the ticks of every plan but one; of all when nothing is to stay.
  function forgetTicks(stays) {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf(PREFIX) === 0 && key !== stays) localStorage.removeItem(key);
      });
    } catch (error) {
      // Nothing could be stored, so nothing is there.
    }
  }

  function boxes() {
    return document.querySelectorAll("input[data-tick]");
  }

  function startTicks(plan) {
    var key = PREFIX + plan.dataset.plan;
    var ticks = readTicks(key);
    boxes().forEach(function (box) {
      box.checked = Boolean(ticks[box.dataset.tick]);
      box.addEventListener("change", function () {
        if (box.checked) ticks[box.dataset.tick] = 1;
        else delete ticks[box.dataset.tick];
        writeTicks(key, ticks);
      });
    });
    document.querySelectorAll("[data-forget-ticks]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        forgetTicks();
        ticks = {};
        boxes().forEach(function (box) { box.checked = false; });
        var said = document.getElementById("ticks-said");
        if (said) said.textContent = button.dataset.said;
      });
    });
  }

  function start() {
    var plan = document.querySelector("[data-plan]");
    if (plan) {
      forgetTicks(PREFIX + plan.dataset.plan);
      startTicks(plan);
    }
    // The answers ran out or were deleted: nothing of them may stay.
    if (document.querySelector("[data-no-plan]")) forgetTicks();
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("form[data-forget-all]").forEach(function (form) {
      form.addEventListener("submit", function () { forgetTicks(); });
    });
    document.querySelectorAll("a[data-quick-exit]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        document.body.hidden = true;
        window.location.replace(link.href);
      });
    });
    var wrong = document.querySelector("[data-focus-first]");
    if (wrong) wrong.focus();
  }

  // After a swap the reader stands where the new question, or its fault, begins.
  document.addEventListener("htmx:afterSwap", function (event) {
    var part = document.getElementById(event.detail.target.id);
    if (!part) return;
    if (part.dataset.title) {
      document.title = part.dataset.title + document.title.slice(document.title.lastIndexOf(" – "));
    }
    var place = part.querySelector("[data-focus-first]") || part.querySelector("h1");
    if (place) place.focus();
    window.scrollTo(0, 0);
  });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
