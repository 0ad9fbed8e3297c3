/* The story in words: its people, its stations, and the ways somebody went as text with headings. */
(function () {
  "use strict";

  FlexId.dilemmaText = function (activity) {
    var story = activity.source.structure, words = activity.source.words;

    /* An element with words; `authored` ones may be in another language than the page. */
    function make(parent, name, text, authored, look) {
      var node = document.createElement(name);
      node.textContent = text || "";
      if (look) { node.className = look; }
      if (authored) { Object.assign(node, {lang: activity.source.language, dir: "auto"}); }
      parent.append(node);
      return node;
    }

    /* What somebody wrote, after our words for it. */
    function said(parent, before, text) {
      if (!text) { return; }
      var line = make(parent, "p");
      make(line, "strong", before);
      line.append(" ");
      make(line, "bdi", text, false, "flexid-words").lang = activity.language();
    }

    function button(parent, text, look, press) {
      var node = make(parent, "button", text, false, "flexid-button flexid-button--small flexid-button--" + look);
      node.type = "button";
      node.addEventListener("click", press);
      return node;
    }

    function paragraphs(parent, text) {
      (text || "").trim().split(/\n\s*\n/).forEach(function (one) { make(parent, "p", one, true); });
    }

    /* Somebody's wish and worry; `labels` has our words for them. */
    function person(parent, key, labels, isNamed) {
      var who = words.stakeholders[key];
      if (isNamed) { make(parent, "dt", who.name, true); }
      [[labels.textWish, who.wish], [labels.textWorry, who.worry]].forEach(function (pair) {
        var line = make(parent, isNamed ? "dd" : "p", pair[0] + " ");
        make(line, "span", pair[1], true);
      });
    }

    /* What something is for each of them. */
    function everybody(parent, texts) {
      story.stakeholders.filter(function (key) { return texts[key]; }).forEach(function (key) {
        var line = make(parent, "li");
        make(line, "strong", words.stakeholders[key].name, true);
        line.append(": ");
        make(line, "span", texts[key], true);
      });
    }

    function textOf(station) { return words.nodes[station] || words.endings[station]; }

    function told(step) { return words.nodes[step.node].choices[step.choice]; }

    function list(parent, texts) {
      everybody(make(parent, "ul", "", false, "flexid-dilemma__people"), texts);
    }

    /* One way from its first station to its last. `press`: {back(at), remove()}. */
    function way(parent, path, ways, labels, press) {
      path.steps.forEach(function (step, at) {
        make(parent, "h4", textOf(step.node).title, true);
        paragraphs(parent, textOf(step.node).text);
        said(parent, labels.textOwn, step.own_idea);
        make(make(parent, "p", labels.textChosen + " "), "span", told(step).label, true);
        said(parent, labels.textWhy, step.reason);
        list(parent, told(step).effects);
        button(make(parent, "p"), labels.textBack, "quiet", function () { press.back(at); });
      });
      var last = textOf(ways.station(path.steps));
      make(parent, "h4", last.title, true);
      paragraphs(parent, last.text);
      if (last.next_week) { list(parent, last.next_week); }
      button(make(parent, "p"), labels.textRemove, "quiet", press.remove);
    }

    return {
      button, everybody, make, paragraphs, person,
      textOf, told, way,
    };
  };
})();
