import { block, element, inline, lazyDetails, prose } from "./dom.js";

const CHOICES = { oneOf: "One of", anyOf: "Any of", allOf: "All of" };

/** Shows JSON Schemas as lists of fields. What a list cannot say is in the schema itself, below. */
export class SchemaView {
  #description;

  constructor(description) {
    this.#description = description;
  }

  /** A schema with its fields, and as it is written. */
  whole(schema) {
    return [
      ...this.#parts(schema),
      lazyDetails("JSON Schema", () => [
        block("JSON Schema", JSON.stringify(this.#description.resolve(schema), null, 2)),
      ]),
    ];
  }

  #parts(reference) {
    const schema = this.#description.resolve(reference);
    const parts = [element("p", { class: "type" }, this.summary(schema))];
    if (schema.description) {
      parts.push(...prose(schema.description));
    }
    return [...parts, ...this.#inner(schema)];
  }

  #inner(schema) {
    const parts = [];
    if (schema.properties) {
      parts.push(this.#fields(schema));
    }
    const items = schema.items ? this.#description.resolve(schema.items) : null;
    if (items && this.#hasInner(items)) {
      parts.push(lazyDetails("Each item", () => this.#parts(schema.items)));
    }
    const values = schema.additionalProperties;
    if (values && typeof values === "object") {
      parts.push(lazyDetails("Each value", () => this.#parts(values)));
    }
    for (const [keyword, label] of Object.entries(CHOICES)) {
      if (schema[keyword]) {
        parts.push(this.#choices(label, schema[keyword]));
      }
    }
    return parts;
  }

  #hasInner(schema) {
    return ["properties", "items", ...Object.keys(CHOICES)].some((keyword) => schema[keyword]);
  }

  #fields(schema) {
    return element(
      "ul",
      { class: "fields" },
      ...Object.entries(schema.properties).map(([name, reference]) =>
        this.#field(name, reference, schema.required?.includes(name)),
      ),
    );
  }

  #field(name, reference, isRequired) {
    const field = this.#description.resolve(reference);
    const text = reference.description ?? field.description ?? "";
    return element(
      "li",
      {},
      element("code", {}, name),
      ` ${this.summary(field)}${isRequired ? ", required" : ""}. `,
      ...inline(text),
      this.#hasInner(field) ? lazyDetails(`Inside ${name}`, () => this.#inner(field)) : null,
    );
  }

  #choices(label, schemas) {
    const shown = schemas.filter((one) => {
      const schema = this.#description.resolve(one);
      return schema.type || schema.enum || schema.const !== undefined || this.#hasInner(schema);
    });
    return element(
      "div",
      {},
      shown.length > 0 ? element("p", {}, `${label}:`) : null,
      element("ul", {}, ...shown.map((one) => element("li", {}, ...this.#parts(one)))),
    );
  }

  /** A schema in a few words: "integer, 30 to 250, or null". */
  summary(reference) {
    const schema = this.#description.resolve(reference);
    const types = [schema.type ?? []].flat();
    const words = types.filter((type) => type !== "null");
    const parts = [words.length > 0 ? words.join(" or ") : this.#unnamed(schema)];
    if (schema.format) {
      parts[0] += ` (${schema.format})`;
    }
    if (schema.items) {
      parts[0] += ` of ${this.summary(schema.items)}`;
    }
    parts.push(...limits(schema));
    if (types.includes("null")) {
      parts.push("or null");
    }
    return parts.join(", ");
  }

  #unnamed(schema) {
    if (schema.const !== undefined) {
      return "always";
    }
    const choices = schema.oneOf ?? schema.anyOf;
    return choices ? choices.map((one) => this.summary(one)).join(" or ") : "any value";
  }
}

/** The limits of a value, each in words. */
function limits(schema) {
  const words = [];
  if (schema.const !== undefined) {
    words.push(JSON.stringify(schema.const));
  }
  if (schema.enum) {
    words.push(`one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`);
  }
  words.push(...range(schema.minimum, schema.maximum, ""));
  if (schema.exclusiveMinimum !== undefined) {
    words.push(`above ${schema.exclusiveMinimum}`);
  }
  if (schema.exclusiveMaximum !== undefined) {
    words.push(`below ${schema.exclusiveMaximum}`);
  }
  words.push(...range(schema.minLength, schema.maxLength, " characters"));
  words.push(...range(schema.minItems, schema.maxItems, " items"));
  if (schema.default !== undefined) {
    words.push(`${JSON.stringify(schema.default)} if left out`);
  }
  return words;
}

function range(least, most, unit) {
  if (least !== undefined && most !== undefined) {
    return [`${least} to ${most}${unit}`];
  }
  if (least !== undefined) {
    return [`${least}${unit} or more`];
  }
  return most === undefined ? [] : [`up to ${most}${unit}`];
}
