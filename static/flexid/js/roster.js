/*
 * A term's roster. The file is read here and travels as text in a body; the server stores
 * nothing of it. What is asked for is what was looked at: "seen" says so.
 */
(function () {
  "use strict";

  var MOST_BYTES = 290000;
  var NEW = "00000000-0000-0000-0000-000000000000";

  /* UTF-8; else what Norwegian spreadsheets write, or their "Unicode text". */
  function decoded(bytes) {
    if (bytes[0] === 0xFF && bytes[1] === 0xFE) { return new TextDecoder("utf-16le").decode(bytes); }
    try {
      return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  function refuse(root, words) {
    var problem = FlexId.part(root, "problem");
    problem.textContent = words;
    problem.hidden = !words;
  }

  FlexId.mount("roster", function (root) {
    var file = FlexId.part(root, "file");
    var whole = FlexId.part(root, "whole");
    var said = FlexId.part(root, "said");
    var ask = FlexId.action(root, "ask");
    var text = "", seen = "", turn = 0;

    function body(more) {
      return Object.assign({course: root.dataset.course, text, whole: whole.checked}, more);
    }

    async function choose() {
      clear();
      var chosen = file.files[0];
      if (!chosen) { return; }
      if (chosen.size > MOST_BYTES) { return refuse(root, root.dataset.textLarge); }
      text = decoded(new Uint8Array(await chosen.arrayBuffer()));
      if (text.includes("\0")) { return refuse(root, root.dataset.textKind); }
      look();
    }

    function clear() {
      ask.hidden = FlexId.part(root, "preview").hidden = true;
      refuse(root, "");
      text = "";
    }

    async function look() {
      var mine = turn += 1;
      said.textContent = root.dataset.textReading;
      ask.hidden = true;
      var answer = await FlexId.ask("PUT", root.dataset.look, {body: body()});
      if (mine !== turn) { return; }  // another file was chosen meanwhile
      said.textContent = "";
      if (answer.status !== 200) { return refuse(root, answer.data.message || root.dataset.textAway); }
      refuse(root, "");
      seen = answer.data.seen;
      ask.hidden = !FlexId.drawRoster(root, answer.data);
    }

    async function send() {
      ask.disabled = true;
      var answer = await FlexId.ask("PUT", root.dataset.url, {body: body({seen})});
      ask.disabled = false;
      if (answer.status !== 200) { return refuse(root, answer.data.message || root.dataset.textAway); }
      window.location.assign(root.dataset.next.replace(NEW, answer.data.id));
    }

    file.disabled = whole.disabled = false;
    file.addEventListener("change", choose);
    whole.addEventListener("change", function () { if (text) { look(); } });
    ask.addEventListener("click", send);
    choose();  // a file may be chosen already: before this script came, or kept over a reload
  });

  FlexId.mount("roster-cohorts", function (root) {
    var year = FlexId.part(root, "year");
    var ask = FlexId.action(root, "ask");
    var seen = "";

    async function put(url, more) {
      var body = Object.assign({course: root.dataset.course, year: Number(year.value)}, more);
      var answer = await FlexId.ask("PUT", url, {body});
      var words = answer.data.message || root.dataset.textAway;
      refuse(root, answer.status === 200 ? "" : words);
      return answer.status === 200 ? answer.data : null;
    }

    async function look() {
      ask.hidden = true;
      var found = await put(root.dataset.look);
      if (!found) { return; }
      seen = found.seen;
      found.is_empty = !found.groups.length;
      ask.hidden = !FlexId.drawRoster(root, found);
    }

    async function send() {
      if (await put(root.dataset.url, {seen})) { window.location.reload(); }
    }

    year.disabled = FlexId.action(root, "look").disabled = false;
    year.addEventListener("change", function () { ask.hidden = true; });
    FlexId.onAction(root, "look", look);
    ask.addEventListener("click", send);
  });
})();
