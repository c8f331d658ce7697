import { Description } from "./description.js";
import { element, prose } from "./dom.js";
import { OperationView } from "./operation.js";
import { SchemaView } from "./schema.js";

const main = document.getElementById("main");

/** The key stays in this field: it is stored nowhere, and gone when the page is. */
function keyField() {
  return element("input", {
    id: "key",
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "key-help",
  });
}

function keySection(input) {
  return element(
    "section",
    {},
    element("h2", {}, "Your key"),
    element(
      "p",
      { class: "field" },
      element("label", { for: "key" }, "Key"),
      input,
      element("small", { id: "key-help" }, "Sent with each call that needs one; kept by this page alone."),
    ),
  );
}

function contents(groups) {
  return element(
    "nav",
    { "aria-label": "Contents" },
    element(
      "ul",
      {},
      ...groups.map(({ name }) =>
        element("li", {}, element("a", { href: `#${anchor(name)}` }, name)),
      ),
    ),
  );
}

function anchor(tag) {
  return `tag-${tag.replaceAll(" ", "-")}`;
}

function group({ name, description, operations }, view) {
  return element(
    "section",
    { "aria-labelledby": anchor(name) },
    element("h2", { id: anchor(name) }, name),
    ...prose(description ?? ""),
    ...operations.map(view),
  );
}

/** Opens what the address names: `#getNow`, or `#/person/getNow` of older links. */
function openNamed() {
  const id = decodeURIComponent(location.hash.slice(1)).split("/").pop();
  const named = id ? document.getElementById(id) : null;
  if (named instanceof HTMLDetailsElement) {
    named.open = true;
  }
  named?.scrollIntoView();
}

/** An operation that is opened is named in the address, so that it can be passed on. */
function nameOpened(event) {
  if (event.target.open && event.target.classList?.contains("operation")) {
    history.replaceState(null, "", `#${event.target.id}`);
  }
}

async function show() {
  const description = await Description.load();
  const schemas = new SchemaView(description);
  const groups = description.groups();
  const key = keyField();
  const view = (operation) =>
    new OperationView(operation, description, schemas, () => key.value.trim()).element();
  document.getElementById("version").append(description.info.version);
  main.replaceChildren(
    keySection(key),
    contents(groups),
    ...groups.map((one) => group(one, view)),
    element(
      "section",
      { "aria-labelledby": "conventions" },
      element("h2", { id: "conventions" }, "What holds everywhere"),
      ...prose(description.info.description ?? ""),
    ),
  );
  main.addEventListener("toggle", nameOpened, { capture: true });
  window.addEventListener("hashchange", openNamed);
  openNamed();
}

show()
  .catch((failure) =>
    main.replaceChildren(
      element("p", { role: "alert" }, `The API description did not come: ${failure.message}`),
    ),
  )
  .finally(() => main.removeAttribute("aria-busy"));
