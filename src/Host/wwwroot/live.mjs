// On every page: the count in the menu, "/" for the search, "?" for the keys. Everything here can be reached without it.
import { isTyping } from "./typing.mjs";

const every = 20_000;
const counts = document.querySelectorAll("[data-open]");
const since = document.querySelector("[data-pulse]")?.dataset.pulse;
let tag = "";

const show = ({ open, more }) => counts.forEach(count => {
  count.hidden = open === 0;
  count.textContent = more ? "999+" : String(open);
  count.setAttribute("aria-label", `${count.textContent} เรื่อง`);
});

/** Asks what is otherwise than before; 304 costs neither side anything. */
const beat = async () => {
  if (document.hidden) return;
  const answer = await fetch(`/inbox/pulse${since ? `?since=${since}` : ""}`, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "manual" }).catch(() => null);
  if (answer?.status !== 200) {
    // Signed out meanwhile: asking on would only fill the server's log.
    if (answer && answer.status !== 304 && answer.status < 500) clearInterval(timer);
    return;
  }
  const first = tag === "";
  tag = answer.headers.get("ETag") ?? "";
  const pulse = await answer.json();
  show(pulse);
  document.dispatchEvent(new CustomEvent("inbox:pulse", { detail: { ...pulse, first } }));
};

const timer = setInterval(beat, every);
document.addEventListener("visibilitychange", beat);
document.addEventListener("inbox:beat", beat);
beat();

const keys = document.getElementById("keys");
document.querySelectorAll("[data-keys]").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest("details")?.removeAttribute("open");
    keys.showModal();
  });
});
document.addEventListener("keydown", event => {
  if (isTyping(event)) return;
  if (event.key === "/") {
    const find = [...document.querySelectorAll("[data-find]")].find(input => input.offsetParent !== null);
    event.preventDefault();
    if (find) find.focus();
    else location.assign("/search");
  } else if (event.key === "?") {
    event.preventDefault();
    keys.showModal();
  }
});
