// Everything here only spares a press of a button: each form works without it.
(() => {
  "use strict";

  const say = (input, message) => {
    const help = document.getElementById(input.getAttribute("aria-describedby"));
    if (!help) return;
    help.replaceChildren();
    if (!message) return;
    const fault = document.createElement("div");
    fault.className = "field-fault";
    fault.setAttribute("role", "alert");
    fault.textContent = message;
    help.append(fault);
  };

  document.addEventListener("change", event => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.files.length) return;
    const limit = Number(input.dataset.max || 0);
    const big = limit && [...input.files].find(file => file.size > limit);
    if (big) {
      say(input, `ไฟล์ “${big.name}” ใหญ่เกิน ${limit / 1024 / 1024} MB — โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์`);
      input.value = "";
      return;
    }
    // Where files go up by parts, that is done there.
    if (input.form?.dataset.uploads === "ready") return;
    const attach = input.closest(".upload")?.querySelector("button");
    if (attach) {
      event.stopPropagation();
      input.form.requestSubmit(attach);
    }
  }, true);

  document.addEventListener("submit", event => {
    const button = event.submitter;
    if (button?.dataset.ask && !window.confirm(button.dataset.ask)) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    // A second press must not send twice; the pressed button's own value still goes along.
    if (event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sent = "1";
    button?.classList.add("busy");
    button?.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

  const copyable = root => root.querySelectorAll("[data-copy]").forEach(button => { button.hidden = !navigator.clipboard; });
  document.addEventListener("click", async event => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.lastChild.textContent = " คัดลอกแล้ว";
  });

  document.addEventListener("click", event => {
    const open = document.querySelector("details.me[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });

  // A fault's link leads into the field; a return opens its reason.
  document.addEventListener("click", event => {
    const press = event.target.closest?.("button[name=Decision][value=return]");
    const reason = press?.form.querySelector("#Reason");
    if (press?.form.querySelector("input[type=radio][value=return]:checked")) return;
    if (reason && !reason.value.trim() && !press.form.querySelector("#Preset")?.value) {
      event.preventDefault();
      reason.closest("details").open = true;
      reason.focus();
    }
  });

  document.documentElement.classList.add("scripted");
  copyable(document);
  document.querySelector("[data-focus]")?.focus();
})();
