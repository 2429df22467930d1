"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const list = find("topics"), text = find("text"), copied = find("copied"), copy = find("copy");
  const asks = new Map();
  let sent = true;

  const make = (tag, words, rest) => Object.assign(document.createElement(tag), { textContent: words }, rest);
  const squeeze = (line) => line.replace(/[\s\u001c-\u001f\u0085]+/gu, " ").trim();
  const lines = (box) => box.value.split("\n").map(squeeze).filter(Boolean);
  const count = (field) => (field.validity.valid && field.value ? Number(field.value) : 0);
  const boxes = () => [...list.children].map((item) => ({
    item, words: item.querySelector("textarea"), minutes: item.querySelector("input"),
  }));

  // One box for each topic, its notes indented below: what MentorDesk reads back line by line.
  function written({ item, words, minutes }) {
    const [topic, ...notes] = lines(words);
    if (!topic) return [];
    const without = topic === item.dataset.came ? " (no time)" : "";
    const time = count(minutes) ? ` (${count(minutes)} min)` : without;
    return [`- [ ] ${topic}${time}`, ...notes.map((note) => `  ${note}`)];
  }

  function show() {
    const all = boxes(), answer = all.flatMap(written);
    // The default goes along when the page is saved as a file; the value alone would not.
    text.defaultValue = text.value = answer.length ? [list.dataset.title, ...answer, ""].join("\n") : "";
    text.rows = Math.max(4, answer.length + 2);
    copy.disabled = !answer.length;
    copied.textContent = answer.length ? "" : "Write a topic first.";
    const total = find("total"), planned = all.reduce((sum, box) => sum + count(box.minutes), 0);
    const words = `${planned} of ${total.dataset.minutes} minutes planned`;
    if (total.textContent !== words) total.textContent = words;
    all.forEach(({ item, words: box, minutes }, place) => {
      const [topic] = lines(box), name = topic || `topic ${place + 1}`;
      item.querySelector("label").textContent = `Topic ${place + 1}`;
      minutes.setAttribute("aria-label", `Minutes for ${name}`);
      for (const button of item.querySelectorAll("button"))
        button.setAttribute("aria-label", `${button.textContent}: ${name}`);
      item.querySelector(".up").disabled = place === 0;
      item.querySelector(".down").disabled = place === all.length - 1;
    });
  }

  function change() {
    sent = false;
    show();
  }

  function move(item, before, button) {
    list.insertBefore(item, before);
    change();
    const other = item.querySelector(button.disabled ? "button:not(:disabled)" : `.${button.className}`);
    other.focus();
  }

  function remove(item) {
    const near = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    asks.get(item)?.(false);
    change();
    (near ? near.querySelector("textarea") : find("add")).focus();
  }

  let made = 0;
  function field(words, { minutes = "", since = "", timed } = {}) {
    made += 1;
    const item = make("li", "");
    // Words that came with the page have to come back as they are: no time is to be read in them.
    if (timed !== undefined) item.dataset.came = squeeze(words);
    const box = make("textarea", "", { id: `topic-${made}`, rows: 2, maxLength: 2000, value: words, dir: "auto" });
    const label = make("label", "", { htmlFor: box.id });
    const time = make("input", "", { id: `minutes-${made}`, type: "number", min: 1, max: list.dataset.most, inputMode: "numeric", value: minutes });
    const row = make("div", "", { className: "row" }), end = make("div", "", { className: "end" });
    const up = make("button", "Earlier", { type: "button", className: "up" });
    const down = make("button", "Later", { type: "button", className: "down" });
    const gone = make("button", "Remove", { type: "button", className: "gone" });
    up.addEventListener("click", () => move(item, item.previousElementSibling, up));
    down.addEventListener("click", () => move(item, item.nextElementSibling.nextElementSibling, down));
    gone.addEventListener("click", () => remove(item));
    for (const input of [box, time]) input.addEventListener("input", change);
    end.append(up, down, gone);
    row.append(time, make("label", "minutes", { htmlFor: time.id }), end);
    item.append(label, box, ...(since ? [make("small", since)] : []), row);
    return item;
  }

  function add(words, facts) {
    const item = field(words, facts);
    list.append(item);
    change();
    item.querySelector("textarea").focus();
    return item;
  }

  function offer(ask) {
    const words = ask.querySelector("span").textContent, button = make("button", "", { type: "button" });
    const mark = (taken) => {
      button.disabled = taken;
      button.textContent = taken ? "Taken in" : "Take it in";
      button.setAttribute("aria-label", `${button.textContent}: ${words}`);
    };
    button.addEventListener("click", () => {
      mark(true);
      asks.set(add(words, { timed: ask.dataset.timed }), mark);
    });
    mark(false);
    ask.append(button);
  }

  async function copyText() {
    try {
      await navigator.clipboard.writeText(text.value);
      sent = true;
    } catch {
      text.focus();
      text.select();
      sent = document.execCommand("copy");
    }
    copied.textContent = sent
      ? "Copied. Paste it into your chat or mail."
      : "Your browser did not copy it. The text is selected: please copy it yourself.";
  }

  for (const item of [...list.children]) {
    const { minutes, timed } = item.dataset, small = item.querySelector("small");
    item.replaceWith(field(item.querySelector("span").textContent, {
      minutes, timed, since: small ? small.dataset.since : "",
    }));
  }
  document.querySelectorAll("#asks > li").forEach(offer);
  if (!list.children.length) list.append(field(""));
  list.classList.add("fields");
  text.readOnly = true;
  for (const part of document.querySelectorAll(".plain")) part.hidden = true;
  for (const part of document.querySelectorAll(".helped")) part.hidden = false;
  find("editor").hidden = false;
  find("add").addEventListener("click", () => add(""));
  copy.addEventListener("click", copyText);
  text.addEventListener("copy", () => { sent = true; });
  addEventListener("beforeunload", (event) => { if (!sent) event.preventDefault(); });
  show();
})();
