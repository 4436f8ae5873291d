(() => {
  const page = document.documentElement;
  page.lang = "nl";
  if (window.aimiShell) return;
  window.aimiShell = true;
  const words = WORDS;
  const openings = Object.keys(words).filter((key) => key.endsWith(" "));  // "Remove " before the name of a choice
  const dutch = (text) => {
    if (Object.hasOwn(words, text)) return words[text];
    const opening = openings.find((key) => text.startsWith(key));
    return opening ? words[opening] + text.slice(opening.length) : text;
  };
  const names = ["aria-label", "title", "placeholder"];
  const rename = (element) => {
    for (const name of names) {
      const found = element.getAttribute(name);
      if (found && dutch(found) !== found) element.setAttribute(name, dutch(found));
    }
  };
  let due = false;
  const tidy = () => {
    due = false;
    page.lang = "nl";
    const app = document.querySelector(".stApp");
    if (app) page.style.colorScheme = getComputedStyle(app).colorScheme;  // for menus, which hang outside .stApp
    document.querySelectorAll("[aria-label], [title], [placeholder]").forEach(rename);
    const lost = [...document.querySelectorAll('[role="dialog"]')].find((d) => d.textContent.includes("Connection error"));
    if (lost) {
      const said = document.createTreeWalker(lost, NodeFilter.SHOW_TEXT);
      while (said.nextNode()) said.currentNode.nodeValue = words[said.currentNode.nodeValue] ?? OFFLINE;
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
