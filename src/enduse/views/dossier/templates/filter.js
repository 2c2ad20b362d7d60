"use strict";
(() => {
  const form = document.getElementById("filter");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const folds = all("details.fold, details.full-text");
  const wasOpen = new Map(folds.map((fold) => [fold, fold.open]));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => all("details.fold, details.full-text, details.terms").forEach((fold) => { fold.open = true; }));
  reveal();
  if (!form) return;
  const claims = all("[data-claim]");
  const tied = all("[data-flow]");
  const reports = all("[data-report]");
  const status = document.getElementById("filter-status");
  const words = new Map();
  const text = (element) => {
    if (!words.has(element)) words.set(element, element.textContent.toLowerCase());
    return words.get(element);
  };
  const fields = Array.from(form.elements).filter((field) => field.name);
  function apply() {
    const asked = fields.filter((field) => field.value.trim());
    const tokens = asked.filter((field) => field.name !== "q").map((field) => " " + field.value + " ");
    const sought = form.elements.q.value.trim().toLowerCase();
    const flows = new Set(), told = new Set(), shown = new Set();
    for (const claim of claims) {
      if (!claim.dataset.in) continue;
      const has = " " + claim.dataset.tokens + " ";
      const fits = tokens.every((token) => has.includes(token)) && (!sought || text(claim).includes(sought));
      claim.hidden = !fits;
      if (fits) { shown.add(claim.dataset.claim); flows.add(claim.dataset.of); told.add(claim.dataset.in); }
    }
    const on = asked.length > 0;
    for (const claim of claims) if (!claim.dataset.in) claim.hidden = on && !shown.has(claim.dataset.claim);
    for (const element of tied) {
      const fits = !on || element.dataset.flow.split(" ").some((flow) => flows.has(flow));
      if (element instanceof SVGElement) element.classList.toggle("faded", !fits); else element.hidden = !fits;
    }
    for (const report of reports) report.hidden = on && !told.has(report.dataset.report);
    for (const day of all(".timeline > div")) day.hidden = on && !day.querySelector("[data-claim]:not([hidden])");
    for (const fold of folds) {
      if (fold.classList.contains("full-text")) continue;
      const some = fold.querySelector("[data-claim]:not([hidden]), [data-flow]:not([hidden]), [data-report]:not([hidden])");
      fold.hidden = on && !some;
      fold.open = on ? Boolean(some) && shown.size <= 400 : wasOpen.get(fold);
    }
    form.elements.clear.disabled = !on;
    status.textContent = on ? shown.size + " of " + form.dataset.claims + " claims, " + Array.from(flows).filter((flow) => flow !== "0").length + " of " + form.dataset.flows + " flows" : "";
    const state = new URLSearchParams(asked.map((field) => [field.name, field.name === "q" ? field.value.trim() : field.selectedOptions[0].label.replace(/ \(\d+\)$/, "")]));
    if (on) history.replaceState(null, "", "#?" + state);
    else if (location.hash.startsWith("#?")) history.replaceState(null, "", location.pathname + location.search);
  }
  function restore() {
    if (!location.hash.startsWith("#?")) return;
    const state = new URLSearchParams(location.hash.slice(2));
    for (const field of fields) {
      const value = state.get(field.name) || "";
      if (field.name === "q") field.value = value;
      else for (const option of field.options) if (value && option.label.replace(/ \(\d+\)$/, "") === value) field.value = option.value;
    }
    apply();
  }
  function reveal() {
    for (const card of all(":popover-open")) card.hidePopover();
    const target = /^#[\w-]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (form && target.closest("[hidden]")) { form.reset(); apply(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.clear.addEventListener("click", () => { form.reset(); apply(); form.elements.q.focus(); });
  form.hidden = false;
  restore();
})();
