/** The API description, with its references resolved. */
export class Description {
  #document;

  constructor(document) {
    this.#document = document;
  }

  static async load() {
    const response = await fetch("/openapi.json");
    if (!response.ok) {
      throw new Error(`/openapi.json: ${response.status}`);
    }
    return new Description(await response.json());
  }

  get info() {
    return this.#document.info;
  }

  /** What a reference stands for; anything else stands for itself. */
  resolve(node) {
    let resolved = node;
    while (resolved && typeof resolved.$ref === "string") {
      resolved = resolved.$ref
        .slice("#/".length)
        .split("/")
        .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce((parent, key) => parent?.[key], this.#document);
    }
    return resolved ?? {};
  }

  /** Tags with their operations, in the document's order. */
  groups() {
    const operations = this.#operations();
    return (this.#document.tags ?? [])
      .map((tag) => ({
        ...tag,
        operations: operations.filter((one) => one.tags?.includes(tag.name)),
      }))
      .filter((group) => group.operations.length > 0);
  }

  #operations() {
    const methods = ["get", "post", "put", "patch", "delete"];
    return Object.entries(this.#document.paths).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method])
        .map((method) => this.#operation(path, method, item[method], item.parameters ?? [])),
    );
  }

  #operation(path, method, operation, shared) {
    const own = (operation.parameters ?? []).map((one) => this.resolve(one));
    const inherited = shared
      .map((one) => this.resolve(one))
      .filter((one) => !own.some((mine) => mine.name === one.name && mine.in === one.in));
    return {
      ...operation,
      id: operation.operationId,
      path,
      method: method.toUpperCase(),
      parameters: [...inherited, ...own],
      requestBody: operation.requestBody ? this.resolve(operation.requestBody) : null,
      scopes: this.#scopes(operation),
    };
  }

  /** The scopes that a key needs; null if the operation needs no key. */
  #scopes(operation) {
    const requirements = operation.security ?? this.#document.security ?? [];
    if (requirements.length === 0) {
      return null;
    }
    return [...new Set(requirements.flatMap((one) => Object.values(one).flat()))];
  }

  /** The examples of a media type or parameter: name, summary and value each; the first is tried. */
  examples(node) {
    if (node.examples && !Array.isArray(node.examples)) {
      return Object.entries(node.examples)
        .map(([name, example]) => ({ name, ...this.resolve(example) }))
        .filter((example) => example.value !== undefined);
    }
    const schema = this.resolve(node.schema);
    const value = node.example ?? node.examples?.[0] ?? schema.example ?? schema.examples?.[0];
    return value === undefined ? [] : [{ name: "example", value }];
  }
}
