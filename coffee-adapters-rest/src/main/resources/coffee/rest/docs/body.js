import { element } from "./dom.js";

/** What has no media type of its own. */
const BYTES = "application/octet-stream";

/** The fields for the body of a call: its media type, an example to begin with, and text or a file. */
export class BodyFields {
  #id;
  #content;
  #description;
  #types;
  #examples;
  #text;
  #file;

  constructor(id, requestBody, description) {
    this.#id = `${id}-body`;
    this.#content = requestBody.content;
    this.#description = description;
    this.#types = element(
      "select",
      { id: `${this.#id}-type`, change: () => this.#show() },
      ...Object.keys(this.#content).map((type) => element("option", { value: type }, type)),
    );
    this.#examples = element("select", {
      id: `${this.#id}-example`,
      change: () => this.#fill(Number(this.#examples.value)),
    });
    this.#text = element("textarea", { id: this.#id, rows: "8", spellcheck: "false" });
    this.#file = element("input", { id: `${this.#id}-file`, type: "file" });
  }

  elements() {
    const elements = [
      labelled("Sent as", this.#types),
      labelled("Example", this.#examples),
      labelled("Body", this.#text),
      labelled("Or a file", this.#file),
    ];
    this.#show();
    this.#types.parentElement.hidden = this.#types.length < 2;
    return elements;
  }

  #show() {
    const options = this.#all().map((one, index) =>
      element("option", { value: String(index) }, one.summary ?? one.name),
    );
    this.#examples.replaceChildren(...options);
    this.#examples.parentElement.hidden = options.length < 2;
    this.#file.parentElement.hidden = this.#types.value.endsWith("json");
    this.#fill(0);
  }

  #all() {
    return this.#description.examples(this.#content[this.#types.value]);
  }

  #fill(index) {
    const value = this.#all()[index]?.value ?? "";
    this.#text.value = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  }

  /** Text or a file; null if there is neither. */
  value() {
    return this.#chosenFile() ?? (this.#text.value || null);
  }

  #chosenFile() {
    return this.#file.parentElement.hidden ? null : this.#file.files[0];
  }

  mediaType() {
    const type = this.#types.value;
    return type.includes("*") ? this.#chosenFile()?.type || BYTES : type;
  }
}

function labelled(label, input) {
  return element("p", { class: "field" }, element("label", { for: input.id }, label), input);
}
