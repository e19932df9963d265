/* Keys, focus and the search over measures. Every page works without this file. */
"use strict";

const OFF = "jpoa-shortcuts-off";
const SETTLE_MS = 250; // after a page changed, keys meant for the one before must not decide
let changedAt = 0;

function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}

/* On a Russian keyboard the key that says "ч" is the one printed X. */
function keyOf(event) {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key;
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  if (/^Digit\d$/.test(event.code)) return event.code.slice(5);
  return { Slash: "/", Equal: "+", NumpadAdd: "+" }[event.code] || "";
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
  if (localStorage.getItem(OFF)) return;
  const key = keyOf(event);
  if (!key) return;
  if (Date.now() - changedAt < SETTLE_MS || document.querySelector(".htmx-request:not(.aside)")) {
    event.preventDefault();
    return;
  }
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input")) {
    found.focus();
  } else if (found.matches("summary")) {
    found.parentElement.open = !found.parentElement.open;
    const field = found.parentElement.open && found.parentElement.querySelector("input, select");
    (field || found).focus();
  } else {
    found.click();
  }
});

/* The text that a field was read from lights up while the field is looked at. */
function light(event) {
  document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  const source = event.target instanceof Element && event.target.closest("[data-marks]");
  if (!source) return;
  for (const mark of source.dataset.marks.split(" ").filter(Boolean)) {
    document.querySelectorAll(`mark[data-marks~="${CSS.escape(mark)}"]`).forEach((each) => each.classList.add("lit"));
  }
}
document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);

/* Turns the list of measures into a field in which an id or a word finds one. */
function enhance(box) {
  const select = box.querySelector("select");
  const button = box.querySelector("button");
  const label = box.querySelector("label");
  if (!select || box.querySelector(".combo")) return;
  const options = [...select.options].filter((each) => each.value);
  const combo = document.createElement("div");
  const input = document.createElement("input");
  const list = document.createElement("ul");
  combo.className = "combo";
  select.hidden = true;
  select.removeAttribute("id");
  Object.entries({ id: "other", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "other-list", "aria-autocomplete": "list", "data-key": "/" })
    .forEach(([name, value]) => input.setAttribute(name, value));
  label.htmlFor = "other";
  list.id = "other-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Measures");
  list.hidden = true;
  combo.append(input, list);
  select.after(combo);
  let active = 0;

  function matching() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = options.filter((each) => words.every((word) => each.text.toLowerCase().includes(word)));
    const exact = (each) => each.value.toLowerCase() === input.value.trim().toLowerCase();
    return found.sort((one, two) => exact(two) - exact(one));
  }
  function show() {
    const found = matching();
    active = Math.min(active, Math.max(0, found.length - 1));
    list.replaceChildren(...found.map((each, number) => {
      const line = document.createElement("li");
      line.id = `other-${number}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", String(number === active));
      line.textContent = each.text;
      line.addEventListener("mousedown", (event) => { event.preventDefault(); choose(each); });
      return line;
    }));
    const open = found.length > 0 && document.activeElement === input;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) {
      input.setAttribute("aria-activedescendant", `other-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }
  function choose(option) {
    input.value = option.text;
    select.value = option.value;
    list.hidden = true;
    button.click();
  }
  input.addEventListener("input", () => { active = 0; select.value = ""; show(); });
  input.addEventListener("focus", show);
  input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("keydown", (event) => {
    const found = matching();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
      show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (input.value.trim() && found[active]) choose(found[active]);
    }
  });
}

function prepare() {
  document.documentElement.classList.toggle("no-shortcuts", Boolean(localStorage.getItem(OFF)));
  document.querySelectorAll("[data-combobox]").forEach(enhance);
  const setting = document.getElementById("shortcuts");
  if (setting) {
    setting.closest("[hidden]")?.removeAttribute("hidden");
    setting.checked = !localStorage.getItem(OFF);
    setting.onchange = () => {
      if (setting.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
      prepare();
    };
  }
}

let shown = document.querySelector("main h1");

document.addEventListener("htmx:after:swap", () => {
  const main = document.getElementById("main");
  const heading = main.querySelector("h1");
  const announce = document.getElementById("announce");
  if (heading === shown) {
    // Only a part of the page came later: whoever reads or types goes on where they are.
    announce.textContent = main.querySelector(".aside[data-announce]")?.dataset.announce || "";
    return;
  }
  shown = heading;
  changedAt = Date.now();
  prepare();
  announce.textContent = main.dataset.announce || "";
  if (heading) {
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
});

prepare();
