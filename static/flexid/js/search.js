/* Looking for words in one's own texts. They travel in a body, never in an address. */
(function () {
  "use strict";

  FlexId.mount("search", function (root) {
    var box = FlexId.part(root, "box");
    var said = FlexId.part(root, "said");
    var hits = FlexId.part(root, "hits");
    var turn = 0;

    async function find() {
      var mine = turn += 1;
      var body = {course: root.dataset.course, text: box.value};
      var answer = await FlexId.ask("PUT", FlexId.API + "search/", {body});
      if (mine !== turn) { return; }  // a later question has been asked meanwhile
      var found = answer.status === 200 ? answer.data.hits : [];
      hits.replaceChildren.apply(hits, found.map(draw));
      said.textContent = answer.status === 200 ? words(found.length) : refusal(answer);
    }

    function refusal(answer) {
      return answer.data.message || root.dataset.textAway;
    }

    function words(number) {
      var texts = root.dataset;
      if (number < 2) { return number ? texts.textOne : texts.textNone; }
      var many = number === Number(texts.most) ? texts.textFirst : texts.textMany;
      return FlexId.fill(many, {number});
    }

    function draw(hit) {
      var copy = FlexId.part(root, "hit-template").content.cloneNode(true);
      FlexId.part(copy, "link").setAttribute("href", "#entry-" + hit.entry);
      FlexId.part(copy, "question").textContent = hit.question;
      FlexId.part(copy, "module").textContent = hit.module;
      FlexId.part(copy, "where").textContent = where(hit.where);
      var place = FlexId.part(copy, "words");
      place.lang = hit.language;
      place.replaceChildren.apply(place, hit.parts.map(piece));
      return copy;
    }

    function where(name) {
      var known = {sent: root.dataset.textSent, message: root.dataset.textMessage}[name];
      return known ? "· " + known : "";
    }

    function piece(part) {
      if (!part.match) { return part.text; }
      var mark = document.createElement("mark");
      mark.textContent = part.text;
      return mark;
    }

    box.disabled = FlexId.action(root, "find").disabled = false;
    FlexId.part(root, "waiting").hidden = true;
    FlexId.onAction(root, "find", find);
    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && !event.isComposing) { find(); }
    });
  });
})();
