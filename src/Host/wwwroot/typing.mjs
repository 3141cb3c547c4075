/** Whether keys are being typed into something, or belong to something that is open. */
export const isTyping = event => event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]") !== null
  || (event.target instanceof Element && event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null);
