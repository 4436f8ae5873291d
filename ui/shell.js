(() => {
  const page = document.documentElement;
  page.lang = "nl";
  if (window.aimiShell) return;
  window.aimiShell = true;
  const words = WORDS;
  const rename = (element) => {
    for (const name of ["aria-label", "title"]) {
      const found = element.getAttribute(name);
      if (found && Object.hasOwn(words, found)) element.setAttribute(name, words[found]);
    }
  };
  let due = false;
  const tidy = () => {
    due = false;
    page.lang = "nl";
    document.querySelectorAll("[aria-label], [title]").forEach(rename);
    const lost = [...document.querySelectorAll('[role="dialog"]')].find((d) => d.textContent.includes("Connection error"));
    if (lost) {
      const texts = document.createTreeWalker(lost, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) texts.currentNode.nodeValue = texts.currentNode.nodeValue === "Connection error" ? words["Connection error"] : OFFLINE;
    }
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    if (skip && Object.hasOwn(words, skip.textContent)) skip.firstChild.nodeValue = words[skip.textContent];
  };
  new MutationObserver(() => {
    if (!due) { due = true; requestAnimationFrame(tidy); }
  }).observe(document.body, { childList: true, subtree: true });
  tidy();

  const banner = document.createElement("div");
  banner.id = "aimi-offline";
  banner.setAttribute("role", "status");
  document.body.append(banner);
  const health = new URL("_stcore/health", document.baseURI);
  const check = async () => {
    let alive = navigator.onLine;
    try { alive = alive && (await fetch(health, { cache: "no-store" })).ok; } catch { alive = false; }
    const text = alive ? "" : OFFLINE;
    if (banner.textContent !== text) banner.textContent = text;
  };
  setInterval(check, 5000);
  addEventListener("offline", check);
  addEventListener("online", check);
})();
