/* Start passwords, shown once: they stand in this page until it is left, and nowhere else. */
(function () {
  "use strict";

  FlexId.mount("slips", function (root) {
    var problem = FlexId.part(root, "problem");
    var place = FlexId.part(root, "slips");
    var make = FlexId.action(root, "make");

    async function fetchSlips() {
      make.disabled = true;
      var answer = await FlexId.ask("PUT", root.dataset.url, {body: {course: root.dataset.course}});
      make.disabled = false;
      problem.hidden = answer.status === 200;
      problem.textContent = answer.data.message || root.dataset.textAway;
      if (answer.status !== 200) { return; }
      place.replaceChildren(...answer.data.slips.map(slip));
      FlexId.action(root, "print").hidden = false;
      place.focus();
    }

    function slip(one) {
      var copy = FlexId.part(root, "slip-template").content.cloneNode(true);
      ["name", "login", "password"].forEach(function (name) {
        FlexId.part(copy, name).textContent = one[name];
      });
      return copy;
    }

    make.disabled = false;
    make.addEventListener("click", fetchSlips);
    FlexId.onAction(root, "print", function () { window.print(); });
  });
})();
