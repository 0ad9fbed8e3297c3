/* A film, a sound or a text: the author's words put in their places. Nothing is loaded, nothing plays. */
(function () {
  "use strict";

  var TEXTS = ["name", "by", "note", "text", "summary", "question"];

  FlexId.kind("media", function (activity) {
    var source = activity.source, structure = source.structure, words = source.words;
    var kind = "text" + structure.media[0].toUpperCase() + structure.media.slice(1);

    function part(name) {
      return FlexId.part(activity.work, name);
    }

    function tell(name, words, values) {
      part(name).textContent = FlexId.fill(words, values);
      part(name).hidden = false;
    }

    TEXTS.forEach(function (key) { FlexId.each(activity, key, words[key] ? [key] : [], words); });
    part("note").hidden = !words.note;
    tell("length", part("about").dataset[kind], {minutes: structure.minutes});
    if (structure.address) { link(new URL(structure.address)); }
    glossary(structure.glossary || []);

    function link(address) {
      if (address.protocol !== "https:") { return; }
      part("address").href = address.href;
      part("address").textContent = part("address").dataset[kind];
      tell("leaves", part("leaves").dataset.text, {host: address.host});
      ["subtitles", "transcript"].forEach(function (one) {
        var codes = structure[one] || [];
        if (codes.length) { tell(one, part(one).dataset.text, {languages: tongues(codes)}); }
      });
      part("elsewhere").hidden = false;
    }

    function glossary(keys) {
      var named = Object.fromEntries(keys.map(function (key) { return [key, words.glossary[key].word]; }));
      FlexId.each(activity, "glossary", keys, named).forEach(function (one) {
        var meaning = FlexId.part(one, "meaning");
        meaning.lang = source.language;
        meaning.textContent = words.glossary[one.dataset.key].meaning;
      });
      part("glossary").hidden = !keys.length;
    }

    return {show: FlexId.fields(activity).show};
  });

  /* Languages by their names in the reader's own. */
  function tongues(codes) {
    var names = new Intl.DisplayNames([document.documentElement.lang || "en"], {type: "language"});
    return FlexId.listing(codes.map(function (code) { return names.of(code); }));
  }
})();
