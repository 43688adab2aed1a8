// Reads a page aloud where the device itself has a voice for its language; else there is no button.
(function () {
  "use strict";

  var button = document.querySelector("[data-aloud]");
  var speech = window.speechSynthesis;
  if (!button || !speech) return;
  var words = button.querySelector("[data-words]");
  var READ = "h1, h2, h3, h4, p, li, dt, dd, label, summary, legend";

  function main(code) {
    return (code || "").toLowerCase().split(/[-_]/)[0];
  }

  // Only voices on the device: the others send every word to somebody's server.
  function voice() {
    var wanted = main(document.documentElement.lang);
    return speech.getVoices().find(function (one) {
      return one.localService && main(one.lang) === wanted;
    });
  }

  function offer() {
    button.hidden = !voice();
  }

  function isRead(tag) {
    if (tag.closest("[data-not-aloud], .no-print, .quick-exit, [hidden], [aria-hidden=true]")) return false;
    return tag.checkVisibility ? tag.checkVisibility() : tag.offsetParent !== null;
  }

  // The text of one block, without the blocks inside it and without words of another language.
  function textOf(tag) {
    var text = "";
    tag.childNodes.forEach(function (node) {
      if (node.nodeType === Node.TEXT_NODE) text += node.textContent;
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(READ + ", ul, ol, dl")) return;
      var other = node.lang && main(node.lang) !== main(document.documentElement.lang);
      if (!other && !node.matches(".german, .source, input, select, svg")) text += textOf(node);
    });
    return text;
  }

  function texts() {
    var blocks = Array.prototype.slice.call(document.querySelectorAll("main " + READ.replace(/, /g, ", main ")));
    return blocks.filter(isRead).map(function (tag) {
      return textOf(tag).replace(/\s+/g, " ").trim();
    }).filter(function (text) { return /[^\s\d.,:;·–-]/.test(text); });
  }

  function show(reads) {
    button.dataset.reads = reads ? "yes" : "";
    words.textContent = reads ? button.dataset.stop : button.dataset.start;
  }

  function stop() {
    speech.cancel();
    show(false);
  }

  function read() {
    var found = texts();
    var speaker = voice();
    speech.cancel();
    // One utterance for each block: browsers cut long ones off.
    found.forEach(function (text, index) {
      var said = new SpeechSynthesisUtterance(text);
      said.voice = speaker;
      said.lang = speaker.lang;
      said.rate = 0.9;
      if (index === found.length - 1) said.onend = function () { show(false); };
      speech.speak(said);
    });
    show(found.length > 0);
  }

  button.dataset.start = words.textContent;
  button.addEventListener("click", function () {
    if (button.dataset.reads) stop();
    else read();
  });
  window.addEventListener("pagehide", stop);
  document.addEventListener("htmx:beforeSwap", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
