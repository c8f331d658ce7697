import { BodyFields } from "./body.js";
import { callOf, curl, send } from "./call.js";
import { block, element, inline, lazyDetails, prose } from "./dom.js";

/** An operation: what it is, a form to try it, and its answers. */
export class OperationView {
  #operation;
  #description;
  #schemas;
  #key;

  /** @param {() => string} key what is in the field for it */
  constructor(operation, description, schemas, key) {
    this.#operation = operation;
    this.#description = description;
    this.#schemas = schemas;
    this.#key = key;
  }

  /** Closed at first; its inside is made when it is opened. */
  element() {
    const { id, method, path, summary } = this.#operation;
    const title = element(
      "span",
      { class: "title" },
      element("span", { class: `method ${method.toLowerCase()}` }, method),
      element("code", {}, path),
      element("span", {}, summary ?? ""),
    );
    return lazyDetails(title, () => this.#inside(), { id, class: "operation" });
  }

  #inside() {
    const { description, scopes, requestBody } = this.#operation;
    return [
      ...prose(description ?? ""),
      element("p", { class: "scopes" }, needs(scopes)),
      this.#form(),
      requestBody ? this.#bodySchemas(requestBody) : null,
      this.#answers(),
    ].filter((part) => part !== null);
  }

  #form() {
    const { id, requestBody } = this.#operation;
    const fields = this.#operation.parameters.map((parameter) => this.#field(parameter));
    const body = requestBody ? new BodyFields(id, requestBody, this.#description) : null;
    const answer = element("div", { class: "answer", "aria-live": "polite" });
    return element(
      "form",
      {
        "aria-label": `Try ${this.#operation.method} ${this.#operation.path}`,
        submit: (event) => {
          event.preventDefault();
          this.#send(fields, body, event.target.querySelector("button"), answer);
        },
      },
      ...fields.filter((field) => !isAside(field)).map((field) => field.element),
      ...(body ? body.elements() : []),
      ...aside(fields.filter(isAside)),
      element("button", { type: "submit" }, "Send"),
      answer,
    );
  }

  #field(parameter) {
    const id = `${this.#operation.id}-${parameter.in}-${parameter.name}`;
    const schema = this.#description.resolve(parameter.schema);
    const choices = schema.type === "boolean" ? ["true", "false"] : schema.enum;
    const attributes = { id, required: parameter.required === true, "aria-describedby": `${id}-help` };
    const input = choices
      ? element(
          "select",
          attributes,
          parameter.required ? null : element("option", { value: "" }, "left out"),
          ...choices.map((choice) => element("option", { value: choice }, String(choice))),
        )
      : element("input", { ...attributes, autocomplete: "off", spellcheck: "false" });
    const help = `${this.#schemas.summary(schema)}. `;
    return {
      parameter,
      input,
      element: element(
        "p",
        { class: "field" },
        element("label", { for: id }, parameter.name, parameter.required ? " (required)" : ""),
        input,
        element("small", { id: `${id}-help` }, help, ...inline(parameter.description ?? "")),
      ),
    };
  }

  async #send(fields, body, button, answer) {
    const values = fields
      .map(({ parameter, input }) => ({ in: parameter.in, name: parameter.name, value: input.value }))
      .filter((one) => one.value !== "");
    const headers = {};
    if (this.#key() && this.#operation.scopes) {
      headers.Authorization = `Bearer ${this.#key()}`;
    }
    const content = body?.value() ?? null;
    if (content !== null) {
      headers["Content-Type"] = body.mediaType();
    }
    const call = callOf(this.#operation, values, headers, content);
    button.disabled = true;
    answer.replaceChildren(element("p", {}, "Waiting …"));
    try {
      answer.replaceChildren(...shown(await send(call), call));
    } catch (failure) {
      answer.replaceChildren(element("p", {}, `No answer: ${failure.message}`));
    } finally {
      button.disabled = false;
    }
  }

  #bodySchemas(requestBody) {
    return lazyDetails("What the body holds", () => [
      ...prose(requestBody.description ?? ""),
      ...Object.entries(requestBody.content).flatMap(([type, media]) => [
        element("h3", {}, type),
        ...this.#schemas.whole(media.schema ?? {}),
      ]),
    ]);
  }

  #answers() {
    const answers = Object.entries(this.#operation.responses).map(([status, reference]) => {
      const response = this.#description.resolve(reference);
      return element(
        "li",
        {},
        element("code", {}, status),
        " ",
        ...inline(response.description ?? ""),
        ...this.#contents(status, response),
      );
    });
    return element("section", {}, element("h3", {}, "Answers"), element("ul", {}, ...answers));
  }

  #contents(status, response) {
    return Object.entries(response.content ?? {}).map(([type, media]) =>
      lazyDetails(`${status} as ${type}`, () => [
        ...this.#description
          .examples(media)
          .slice(0, 1)
          .map(({ value }) =>
            block("Example", typeof value === "string" ? value : JSON.stringify(value, null, 2)),
          ),
        ...this.#schemas.whole(media.schema ?? {}),
      ]),
    );
  }
}

/** Headers that can be left out, which most calls do. */
function isAside({ parameter }) {
  return parameter.in === "header" && !parameter.required;
}

function aside(fields) {
  if (fields.length === 0) {
    return [];
  }
  const summary = element("summary", {}, "Headers to send along");
  return [element("details", {}, summary, ...fields.map((field) => field.element))];
}

function needs(scopes) {
  if (scopes === null) {
    return "Needs no key.";
  }
  return scopes.length === 0 ? "Needs a key." : `Needs a key with the scope ${scopes.join(", ")}.`;
}

function shown(answer, call) {
  return [
    element("p", {}, element("strong", {}, answer.status), ` after ${answer.milliseconds} ms`),
    block("Answer", answer.text || "(no body)"),
    answer.isCut ? element("p", {}, "The rest is not shown: curl gets all of it.") : null,
    lazyDetails("Headers", () => [block("Headers", answer.headers)]),
    lazyDetails("The same with curl", () => [block("curl", curl(call))]),
  ].filter((part) => part !== null);
}
