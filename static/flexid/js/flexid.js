/* The house's scripts share one name: mounting, talking to the API, small tools. */
(function () {
  "use strict";

  if (window.FlexId) { return; }

  var mounts = {}, joining = null;

  /* Run `start(root)` once for every element that asks for `name`. */
  function mount(name, start) {
    mounts[name] = start;
    mountAll(document);
  }

  function mountAll(scope) {
    scope.querySelectorAll("[data-flexid]").forEach(function (root) {
      var start = mounts[root.dataset.flexid];
      if (!start || root.dataset.mounted) { return; }
      root.dataset.mounted = "yes";
      start(root);
    });
  }

  /* One key is one set of answers: where a page shows an activity twice, the second only points. */
  function isSecond(root) {
    var isFirst = root === document.querySelector('[data-flexid="' + root.dataset.flexid +
      '"][data-activity="' + root.dataset.activity + '"]');
    part(root, "second-line").hidden = isFirst;
    part(root, "whole").hidden = !isFirst;
    return !isFirst;
  }

  function part(root, name) {
    return root.querySelector('[data-part="' + name + '"]');
  }

  function parts(root, name) {
    return [...root.querySelectorAll('[data-part="' + name + '"]')];
  }

  function action(root, name) {
    return root.querySelector('[data-action="' + name + '"]');
  }

  function onAction(root, name, run) {
    var button = action(root, name);
    if (button) { button.addEventListener("click", run); }
  }

  /* Words with {holes}: fill("Send to {names}", {names: "Cleo"}). */
  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (hole, name) {
      return name in values ? values[name] : hole;
    });
  }

  /* A random UUID; crypto.randomUUID is missing where the page is not secure. */
  function uuid() {
    return "00000000-0000-4000-8000-000000000000".replace(/[08]/g, function (digit) {
      var random = crypto.getRandomValues(new Uint8Array(1))[0];
      return (digit === "8" ? 8 + random % 4 : random % 16).toString(16);
    });
  }

  /* Read at each send: a log-in in another tab brings a new one. */
  function csrfToken() {
    var match = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/);
    return match ? decodeURIComponent(match[1]) : "";
  }

  /*
   * Ask the server. Answers {status, data, headers}; status 0 is "no connection". With `file` what
   * is taken comes as a file, not as JSON.
   */
  async function ask(method, url, options) {
    options = options || {};
    var headers = {"X-CSRFToken": csrfToken(), ...options.headers}, body;
    if (options.body !== undefined) {
      headers["Content-Type"] = "application/json";
      body = JSON.stringify(options.body);
    }
    try {
      var answer = await fetch(url, {
        method, headers, body, cache: "no-store",
      });
      var data = await (options.file && answer.ok ? answer.blob() : answer.json().catch(function () { return {}; }));
      return {status: answer.status, headers: answer.headers, data};
    } catch {
      return {status: 0, headers: new Headers(), data: {}};
    }
  }

  /* The same, for a block: with its ticket, renewed once where it has gone stale. */
  async function askWithTicket(root, method, url, options) {
    var answer = await ask(method, url, ticketed(root, options));
    if (!["ticket_expired", "ticket_broken"].includes(answer.data.code)) { return answer; }
    var renewal = await renewTicket(root);
    return renewal.status === 200 ? ask(method, url, ticketed(root, options)) : renewal;
  }

  function ticketed(root, options) {
    return {...options, headers: {"X-Flexid-Ticket": root.dataset.ticket, ...options.headers}};
  }

  /* Somebody else may have logged in since: her ticket must never carry these words. */
  function drawnFor(root) {
    return {"X-Flexid-Person": root.dataset.person};
  }

  async function renewTicket(root) {
    var answer = await ask("POST", root.dataset.ticketUrl, {headers: drawnFor(root), body: {}});
    if (answer.status === 200) { root.dataset.ticket = answer.data.ticket; }
    return answer;
  }

  /* The block asks the server whether the activity is done; no words travel. */
  function tellCompletion(root) {
    return ask("POST", root.dataset.completedUrl, {headers: drawnFor(root), body: {}});
  }

  /* Days before months and 24 hours, as in the rest of the house. */
  function locale() {
    var language = document.documentElement.lang || "en";
    return language === "en" ? "en-GB" : language;
  }

  /* One for the page: to make one takes an old phone many milliseconds. */
  function lists() {
    joining = joining || new Intl.ListFormat(locale());
    return joining;
  }

  /* Names in a row, as the language joins them: "Cleo and Ida". */
  function listing(names) {
    return lists().format(names);
  }

  function listingParts(names) {
    return lists().formatToParts(names);
  }

  /* The day and the hour, or `parts` of them. */
  function when(iso, parts) {
    return new Date(iso).toLocaleString(locale(), parts || {dateStyle: "long", timeStyle: "short"});
  }

  function clock(date) {
    return date.toLocaleTimeString(locale(), {hour: "2-digit", minute: "2-digit"});
  }

  window.FlexId = {
    API: "/flexid/api/v1/",
    action, ask, askWithTicket, clock, fill, isSecond, listing, listingParts,
    mount, mountAll, onAction, part, parts, tellCompletion, uuid, when,
  };
  /* What the platform calls when it has put a block into a page. */
  window.FlexIdMount = function (runtime, element) {
    mountAll(element[0] || element);
  };
})();
