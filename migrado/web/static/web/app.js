// Small comforts; every page works without them.
(function () {
  "use strict";

  // Ticks of a checklist stay on this device, under the opaque id of the plan.
  var PREFIX = "migrado.ticks.";

  // In this window only, unless the answers are kept on this device; on a kiosk nowhere.
  function storeOf(plan) {
    try {
      return { window: sessionStorage, device: localStorage }[plan.dataset.store] || null;
    } catch (error) {
      return null;
    }
  }

  function readTicks(store, key) {
    try {
      return JSON.parse(store.getItem(key)) || {};
    } catch (error) {
      return {};
    }
  }

  function writeTicks(store, key, ticks) {
    try {
      store.setItem(key, JSON.stringify(ticks));
    } catch (error) {
      // Private mode, a kiosk or full storage: the tick holds until the page is left.
    }
  }

  // Remove the ticks of every plan but one; of all when nothing is to stay.
  function forgetTicks(stays) {
    try {
      [sessionStorage, localStorage].forEach(function (store) {
        Object.keys(store).forEach(function (key) {
          if (key.indexOf(PREFIX) === 0 && key !== stays) store.removeItem(key);
        });
      });
    } catch (error) {
      // Nothing could be stored, so nothing is there.
    }
  }

  function forgetEverything() {
    try {
      sessionStorage.clear();
      localStorage.clear();
    } catch (error) {
      // Nothing could be stored, so nothing is there.
    }
  }

  function boxes() {
    return document.querySelectorAll("input[data-tick]");
  }

  function startTicks(plan) {
    var key = PREFIX + plan.dataset.plan;
    var store = storeOf(plan);
    var ticks = readTicks(store, key);
    if (store && plan.dataset.store === "device") {
      // What was ticked before the visitor asked to keep it.
      ticks = Object.assign(readTicks(window.sessionStorage, key), ticks);
      forgetTicks();
      writeTicks(store, key, ticks);
    }
    boxes().forEach(function (box) {
      box.checked = Boolean(ticks[box.dataset.tick]);
      box.addEventListener("change", function () {
        if (box.checked) ticks[box.dataset.tick] = 1;
        else delete ticks[box.dataset.tick];
        writeTicks(store, key, ticks);
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
      form.addEventListener("submit", forgetEverything);
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
    if (place) place.focus({ preventScroll: true });
    // At once: under a page that still moves, a thumb meets the wrong thing.
    window.scrollTo({ top: 0, behavior: "instant" });
  });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
