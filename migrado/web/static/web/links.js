// Copies a link where the browser can; without this the link is there to be held and copied.
(function () {
  "use strict";

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var link = document.getElementById(button.dataset.copy);
    var said = document.getElementById(button.dataset.said);
    if (!link || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(link.href).then(
        function () { said.textContent = button.dataset.done; },
        function () { said.textContent = button.dataset.failed; }
      );
    });
  });
})();
