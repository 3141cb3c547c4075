// Shows the digits of the page's text as Thai ones. What is typed, what machines read (codes, passwords, names of files) stays.
(() => {
  "use strict";
  const kept = "input, textarea, select, code, pre, svg, .secret, .files a, [data-digits=kept], [contenteditable]";
  const thai = text => text.replace(/[0-9]/g, digit => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  const show = root => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
      /[0-9]/.test(node.data) && !node.parentElement?.closest(kept) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    while (walker.nextNode()) walker.currentNode.data = thai(walker.currentNode.data);
  };
  // Parts of the page come anew; what this changes itself holds no more digits and so ends here.
  new MutationObserver(changes => changes.forEach(change => show(change.type === "characterData" ? change.target.parentElement ?? document.body : change.target)))
    .observe(document.body, { childList: true, subtree: true, characterData: true });
  show(document.body);
  document.title = thai(document.title);
})();
