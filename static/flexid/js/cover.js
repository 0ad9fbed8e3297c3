/* A page that nobody uses: its words leave the page, and one press brings them back. */
(function () {
  "use strict";

  var CHECK = 5000, TELL = 20000, WARN = 60000;
  var AUTOSAVED = '[data-part="prompt"] [data-part="text"]';
  var lastUse = Date.now(), toldAt = 0, typed = new WeakSet();
  // Somebody who writes in one tab is not away from the others.
  var channel = new BroadcastChannel("flexid-used");

  function used(event) {
    lastUse = Date.now();
    if (event.type === "input") { typed.add(event.target); }
    if (lastUse - toldAt < TELL) { return; }
    toldAt = lastUse;
    channel.postMessage("used");
  }

  channel.onmessage = function () { lastUse = Date.now(); };
  ["input", "keydown", "pointerdown", "touchmove", "wheel"].forEach(function (name) {
    document.addEventListener(name, used, {capture: true, passive: true});
  });

  /* Boxes whose words the server does not have. A box that saves itself says so in its status:
     it saves a second after the last letter and tries again for ever, so it need not be told to. */
  function unsaved(boxes) {
    return boxes.filter(function (box) { return box.matches(AUTOSAVED) ? isUnsaved(box) : box.value.trim(); });
  }

  function isUnsaved(box) {
    var state = FlexId.part(box.closest('[data-part="prompt"]'), "status").dataset.state;
    return state === "idle" ? typed.has(box) : state !== "saved";
  }

  /*
   * FlexId.cover(root, {lock: async () -> whether the session is ended}) -> {now, tell}
   * Where every word is saved, the page forgets them and loads itself anew; where one is not, what
   * was taken out is kept aside and put back for its writer, and for nobody else.
   */
  FlexId.cover = function (root, options) {
    var line = FlexId.part(root, "line");
    var card = FlexId.part(root, "cover-template").content.firstElementChild.cloneNode(true);
    var limit = Number(root.dataset.minutes) * 60000;
    var isCovered = false, isLocked = !options.lock, boxes = [], kept = null, focused = null;
    var toldServer = Date.now();

    function check() {
      var left = limit - (Date.now() - lastUse);
      if (isCovered) { return lock(); }
      if (limit && left <= 0) { return now(); }
      say(line, limit && left <= WARN ? line.dataset.textSoon : "");
    }

    function now() {
      if (isCovered) { return; }
      isCovered = true;
      say(line, "");
      focused = document.activeElement;
      boxes = [...document.querySelectorAll("textarea")];
      var places = coverable(), isKept = unsaved(boxes).length > 0;
      kept = places.map(takeOut);
      FlexId.part(card, "kept").hidden = !isKept;
      say(FlexId.part(card, "problem"), "");
      if (!isKept) { kept = boxes = focused = null; }
      places[0].append(card);
      FlexId.part(card, "title").focus();
      lock();
    }

    /* Not before the last word is saved: without a session nothing could be. */
    async function lock() {
      var waits = boxes && unsaved(boxes).some(function (box) { return box.matches(AUTOSAVED); });
      if (!isLocked && !waits) { isLocked = await options.lock(); }
    }

    async function show() {
      if (!kept) { return location.reload(); }
      // Without a connection nobody can be asked, and nothing saved: her words come back to her.
      if (![0, 204].includes(await here())) { return say(FlexId.part(card, "problem"), card.dataset.textSignedOut); }
      card.remove();
      kept.forEach(function (one) { one.place.replaceChildren(...one.nodes); });
      isCovered = false;
      isLocked = !options.lock;
      if (focused) { focused.focus(); }
    }

    /* Says who this page is for: 204 where it is still she, 401 where not, 0 without a connection. */
    async function here() {
      var headers = {"X-Flexid-Here": root.dataset.who};
      return (await FlexId.ask("HEAD", root.dataset.here || location.href, {headers})).status;
    }

    /* Only what a person does is told: a board that follows itself keeps no session open. */
    async function tell() {
      if (isCovered || lastUse <= toldServer) { return; }
      toldServer = Date.now();
      await here();
    }

    FlexId.onAction(card, "show", show);
    setInterval(check, CHECK);
    return {now, tell};
  };

  /* All of a page of ours; in the platform's page, what our blocks hold. */
  function coverable() {
    var main = document.getElementById("flexid-main");
    return main ? [main] : FlexId.parts(document, "whole");
  }

  function takeOut(place) {
    var nodes = [...place.childNodes];
    place.replaceChildren();
    return {place, nodes};
  }

  function say(place, words) {
    if (place.textContent !== words) { place.textContent = words; }
  }

  /* A student's page. Every block brings this; one cover is enough for a page. */
  FlexId.mount("cover", function (root) {
    if (document.querySelector('[data-flexid="cover"]') !== root) { return; }

    async function lock() {
      return (await FlexId.ask("POST", root.dataset.lock)).status === 200;
    }

    FlexId.cover(root, {lock: root.dataset.lock ? lock : null});
  });

  /* The way back after logging out: what the browser kept of a page is asked for anew. */
  addEventListener("pageshow", function (event) {
    var boxes = [...document.querySelectorAll("textarea")];
    if (event.persisted && !unsaved(boxes).length) { location.reload(); }
  });
})();
