// The inbox by keyboard, several at once, and what comes while it is open. Without it the same form is there, at the end of the list.
import { isTyping } from "./typing.mjs";

const inbox = document.getElementById("inbox");
const news = document.getElementById("news");
const rest = 5_000;
let touched = 0;

const rows = () => [...inbox.querySelectorAll(".task-item")];
const ticks = () => [...inbox.querySelectorAll("input[name=Tick]:checked")];

/** The bar of what is done with several is there while something is ticked. */
const count = () => {
  const form = document.getElementById("several");
  if (!form) return;
  const ticked = ticks().length;
  form.classList.toggle("is-live", true);
  form.classList.toggle("has-ticks", ticked > 0);
  const said = form.querySelector("[data-count]");
  if (said) said.textContent = ticked > 0 ? `เลือกไว้ ${ticked} เรื่อง` : "";
  rows().forEach(row => row.classList.toggle("is-ticked", row.querySelector("input[name=Tick]")?.checked === true));
};

const at = () => rows().indexOf(document.activeElement?.closest?.(".task-item"));
const go = step => {
  const all = rows();
  if (all.length === 0) return;
  const now = at();
  const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1)];
  next.querySelector("a.task").focus();
  next.scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", event => {
  touched = Date.now();
  if (isTyping(event)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  } else if (event.key === "x") {
    const tick = rows()[at()]?.querySelector("input[name=Tick]");
    if (!tick) return;
    event.preventDefault();
    tick.checked = !tick.checked;
    count();
  } else if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.name === "Tick") {
    // In the box of a row Enter opens the row, and sends no form.
    event.preventDefault();
    event.target.closest(".task-item").querySelector("a.task").click();
  }
});
for (const kind of ["pointerdown", "pointermove", "scroll", "input"]) document.addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
inbox.addEventListener("change", count);
document.addEventListener("htmx:after:swap", count);
document.addEventListener("htmx:afterSwap", count);
count();

/** The list as it is now, in the place of the one that is shown; who stood on a row stands on it again. */
const renew = async () => {
  const answer = await fetch(location.search ? `/${location.search}` : "/", { headers: { "HX-Request": "true" }, cache: "no-store", redirect: "manual" }).catch(() => null);
  if (answer?.status !== 200) return;
  const stood = document.activeElement?.closest?.(".task-item")?.querySelector("a.task").getAttribute("href");
  const ticked = new Set(ticks().map(tick => tick.value));
  inbox.innerHTML = await answer.text();
  window.htmx?.process(inbox);
  inbox.querySelectorAll("input[name=Tick]").forEach(tick => { tick.checked = ticked.has(tick.value); });
  if (stood) inbox.querySelector(`a.task[href="${CSS.escape(stood)}"]`)?.focus({ preventScroll: true });
  news.replaceChildren();
  count();
};

/** Nobody ticks, types, or has just moved: a list that changes now jumps under nobody's finger. */
const isQuiet = () => ticks().length === 0 && Date.now() - touched > rest
  && !(document.activeElement instanceof HTMLElement && document.activeElement.matches("input:not([type=checkbox]), textarea, select"))
  && inbox.querySelectorAll(".task-group").length === inbox.querySelectorAll(".task-group:has(.group)").length;

document.addEventListener("inbox:pulse", event => {
  if (event.detail.first) return;
  if (isQuiet()) {
    renew();
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = event.detail.newer > 0 ? `มีงานใหม่ ${event.detail.newer} เรื่อง — แสดง` : "รายการงานเปลี่ยนไป — แสดง";
  button.addEventListener("click", renew);
  news.replaceChildren(button);
});
