/* One key for each answer: it is chosen, and the next question has the focus. */
(function () {
  "use strict";

  function next(group, form) {
    var groups = [].slice.call(form.querySelectorAll("fieldset.keyed"));
    var after = groups[groups.indexOf(group) + 1];
    var place = after
      ? after.querySelector("input:checked") || after.querySelector("input")
      : form.querySelector("button[type=submit]");
    if (place) place.focus();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    var group = event.target.closest("form[data-keys] fieldset.keyed");
    if (!group) return;
    var wanted = group.querySelector('input[accesskey="' + CSS.escape(event.key.toLowerCase()) + '"]');
    if (!wanted) return;
    event.preventDefault();
    wanted.checked = true;
    next(group, group.closest("form"));
  });
})();
