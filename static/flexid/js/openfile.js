/*
 * Written into a closed file, and run where somebody opens it: with the passphrase from the paper,
 * on that device alone. How the pieces are closed: flexid_xblock/vault/envelopes.py. The page
 * inside is shown in a frame that runs nothing.
 */
(function () {
  "use strict";

  var root = document.getElementById("closed"), form = document.getElementById("opening");
  var box = document.getElementById("passphrase"), opened = document.getElementById("opened");
  var pieces = Array.from(document.querySelectorAll("script[data-form]"));
  var KINDS = {page: "text/html", data: "application/json"};

  function bytes(text) {
    return Uint8Array.from(atob(text), function (one) { return one.charCodeAt(0); });
  }

  /* As it counts, however it was typed: see vault/envelopes.py. */
  function bare(text) {
    return text.toLowerCase().replace(/[^a-hjkmnp-z2-9]/g, "");
  }

  async function keyFrom(passphrase) {
    var given = new TextEncoder().encode(bare(passphrase));
    var base = await crypto.subtle.importKey("raw", given, "PBKDF2", false, ["deriveKey"]);
    var how = {
      name: "PBKDF2", hash: "SHA-256",
      salt: bytes(root.dataset.salt), iterations: Number(root.dataset.rounds),
    };
    return crypto.subtle.deriveKey(how, base, {name: "AES-GCM", length: 256}, false, ["decrypt"]);
  }

  function openPiece(key, number) {
    var nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(8, number);
    var label = new Uint8Array([number === pieces.length - 1 ? 1 : 0]);
    var how = {name: "AES-GCM", iv: nonce, additionalData: label};
    return crypto.subtle.decrypt(how, key, bytes(pieces[number].textContent));
  }

  /* The first piece tells whether the passphrase is right; any other, whether the file is whole. */
  async function openAll(key) {
    var found = {page: [], data: []};
    for (var number = 0; number < pieces.length; number += 1) {
      try {
        found[pieces[number].dataset.form].push(await openPiece(key, number));
      } catch {
        throw new Error(number || pieces.length === 1 ? "broken" : "wrong");
      }
    }
    return found;
  }

  async function show(found) {
    Object.keys(KINDS).forEach(function (name) {
      var blob = new Blob(found[name], {type: KINDS[name] + ";charset=utf-8"});
      document.getElementById(name).href = URL.createObjectURL(blob);
    });
    document.getElementById("frame").srcdoc = await new Blob(found.page).text();
    form.hidden = true;
    opened.hidden = false;
    document.getElementById("opened-title").focus();
  }

  function say(problem, working) {
    document.getElementById("problem").textContent = problem;
    document.getElementById("working").textContent = working;
  }

  async function open(event) {
    event.preventDefault();
    say("", root.dataset.textWorking);
    try {
      await show(await openAll(await keyFrom(box.value)));
      say("", "");
    } catch (error) {
      say(error.message === "broken" ? root.dataset.textBroken : root.dataset.textWrong, "");
      box.focus();
    }
  }

  if (window.crypto && crypto.subtle) {
    form.addEventListener("submit", open);
  } else {
    say(root.dataset.textOld, "");
  }
})();
