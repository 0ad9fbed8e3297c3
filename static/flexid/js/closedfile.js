/* A student's closed file, within its minutes: saved by who asked, its passphrase seen by who agreed. */
(function () {
  "use strict";

  FlexId.mount("closed-file", function (root) {
    var problem = FlexId.part(root, "problem");
    var body = {course: root.dataset.course};

    function refuse(answer) {
      problem.textContent = answer.data.message || root.dataset.textAway;
      problem.hidden = false;
    }

    async function tell(event) {
      var answer = await FlexId.ask("PUT", root.dataset.passphraseUrl, {body});
      if (answer.status !== 200) { return refuse(answer); }
      problem.hidden = event.target.hidden = true;
      FlexId.part(root, "passphrase").textContent = answer.data.passphrase;
      FlexId.part(root, "told").hidden = false;
      FlexId.part(root, "told").focus();
    }

    /* What comes is closed already; it goes from the page into a file without being looked at. */
    async function save(event) {
      var answer = await FlexId.ask("PUT", root.dataset.fileUrl, {body, file: true});
      if (answer.status !== 200) { return refuse(answer); }
      var link = document.createElement("a");
      link.href = URL.createObjectURL(answer.data);
      link.download = "flexid-closed-file.html";
      link.click();
      problem.hidden = event.target.hidden = true;
      FlexId.part(root, "saved").textContent = FlexId.part(root, "saved").dataset.text;
    }

    FlexId.onAction(root, "save", save);
    FlexId.onAction(root, "tell", tell);
  });
})();
