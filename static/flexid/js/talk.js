/* "I want to talk": a student asks an adult; the adult answers. What is not sent stays in its box. */
(function () {
  "use strict";

  FlexId.mount("talk", function (root) {
    var form = openForm(root, "ask");
    var id = FlexId.uuid(), tried = "";

    function body() {
      var to = chosen("to");
      return {course: root.dataset.course, to: to ? Number(to) : null,
        urgency: chosen("urgency"), words: form.box.value, topic: root.dataset.topic || "talk"};
    }

    function chosen(name) {
      return root.querySelector('input[name="' + name + '"]:checked').value;
    }

    /* The same words again are the same request; other words are a new one. */
    form.onSend(async function () {
      var asked = body();
      if (tried && tried !== JSON.stringify(asked)) { id = FlexId.uuid(); }
      tried = JSON.stringify(asked);
      var answer = await FlexId.ask("PUT", FlexId.API + "help-requests/" + id + "/", {body: asked});
      if (answer.status !== 200) { return form.refuse(answer); }
      form.box.value = "";
      history.scrollRestoration = "manual";
      history.replaceState(null, "", "#asked");
      window.location.reload();
    });
  });

  /* After sending: the page has come anew, and this stands where it says so. */
  FlexId.mount("just-sent", function (line) {
    if (window.location.hash !== "#asked") { return; }
    history.replaceState(null, "", window.location.pathname);
    line.textContent = line.dataset.textSent;
    line.parentNode.scrollIntoView();
  });

  FlexId.mount("answer-request", function (root) {
    var form = openForm(root, "answer");

    form.onSend(async function () {
      var text = form.box.value;
      var url = FlexId.API + "help-requests/" + root.dataset.request + "/answer/";
      var answer = await FlexId.ask("PUT", url, {body: {course: root.dataset.course, text}});
      if (answer.status !== 200) { return form.refuse(answer); }
      form.box.value = "";
      // Shown from here: loading the page again would be one more reading in the student's log.
      show(text);
    });

    function show(text) {
      var sent = FlexId.part(root, "sent"), said = FlexId.part(root, "announce"), now = new Date();
      sent.querySelector(".flexid-message__text").textContent = text;
      FlexId.part(sent, "when").textContent = FlexId.when(now.toISOString());
      sent.hidden = false;
      FlexId.part(root, "form").hidden = true;
      said.textContent = said.dataset.textSent;
      said.focus();
    }
  });

  /* A box that waited for this script, its button, and where a refusal is said. */
  function openForm(root, name) {
    var box = FlexId.part(root, "text");
    var problem = FlexId.part(root, "problem");
    var button = FlexId.action(root, name);
    var isLeaving = false;

    box.disabled = button.disabled = false;
    FlexId.part(root, "waiting").hidden = true;
    problem.setAttribute("role", "alert");
    document.addEventListener("flexid:leave", function () { isLeaving = true; });
    window.addEventListener("beforeunload", function (event) {
      if (box.value.trim() && !isLeaving) { event.preventDefault(); }
    });

    function onSend(send) {
      button.addEventListener("click", async function () {
        button.disabled = true;
        problem.hidden = true;
        await send();
        button.disabled = false;
      });
    }

    function refuse(answer) {
      problem.textContent = answer.data.message || root.dataset.textAway;
      problem.hidden = false;
    }

    return {box, onSend, refuse};
  }
})();
