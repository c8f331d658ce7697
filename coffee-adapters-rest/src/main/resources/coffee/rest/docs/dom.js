/**
 * Makes an element. Text is always set as text: nothing of the API description or of an answer
 * becomes markup.
 *
 * @param {string} name of the element
 * @param {Object<string, string|boolean|Function>} [attributes] functions are listeners, by the
 *     name of the event; false and undefined leave an attribute out
 * @param {...(Node|string|null)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== false && value !== undefined) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A part that is made when it is opened for the first time. */
export function lazyDetails(summary, make, attributes = {}) {
  let isMade = false;
  const details = element("details", attributes, element("summary", {}, summary));
  details.addEventListener("toggle", () => {
    if (details.open && !isMade) {
      isMade = true;
      details.append(...make());
    }
  });
  return details;
}

/** Text that keeps its lines, and scrolls by keyboard where it is long. */
export function block(label, text) {
  return element("pre", { tabindex: "0", role: "group", "aria-label": label }, text);
}

/** The Markdown of descriptions: headings, paragraphs and `code`. */
export function prose(text) {
  return text
    .trim()
    .split(/\n\s*\n|\n(?=#)|(?<=^#.*)\n/m)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const heading = /^#+\s+(.*)/.exec(part.trim());
      return heading
        ? element("h3", {}, heading[1])
        : element("p", {}, ...inline(part.trim()));
    });
}

/** Text with `code`. */
export function inline(text) {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("`") ? element("code", {}, part.slice(1, -1)) : part));
}
