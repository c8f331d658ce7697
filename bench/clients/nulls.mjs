// Answers with null in every field that may be null, and is no record.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What makes such an answer of one that an operation of the document gave. */
export function nullsBy(file) {
  const document = parse(readFileSync(file, 'utf8'));
  const followed = (node) => (node?.$ref ? { ...at(node.$ref), ...node, $ref: undefined } : node);
  const at = (reference) => followed(reference.split('/').slice(1).reduce((node, key) => node[key], document));
  const isNullable = (schema) => Array.isArray(schema.type) && schema.type.includes('null');

  function nulled(reference, value) {
    const schema = followed(reference);
    if (!schema || value === null) return value;
    const choices = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
    if (choices.length > 0) return choices.reduce((result, choice) => (fits(followed(choice), result) ? nulled(choice, result) : result), value);
    if (Array.isArray(value)) return value.map((item) => nulled(schema.items, item));
    if (typeof value !== 'object') return isNullable(schema) ? null : value;
    const further = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, nulled(schema.properties?.[name] ?? further, member)]));
  }

  /** Ranges are told apart by their resolution; nothing else is one of several records. */
  const fits = (schema, value) => {
    const resolutions = schema.properties?.period?.properties?.resolution?.enum;
    return !resolutions || resolutions.includes(value.period.resolution);
  };

  function operation(method, path) {
    const segments = path.split('?')[0].split('/');
    const matches = (template) => {
      const parts = template.split('/');
      return parts.length === segments.length && parts.every((part, i) => part.startsWith('{') || part === segments[i]);
    };
    const templates = Object.keys(document.paths).filter(matches);
    const template = templates.find((it) => !it.includes('{')) ?? templates[0];
    return document.paths[template]?.[method.toLowerCase()];
  }

  return (method, path, status, type, text) => {
    const answer = followed(operation(method, path)?.responses?.[status]);
    const schema = answer?.content?.[type?.split(';')[0]]?.schema;
    return schema && type.includes('json') && !type.includes('ndjson') ? JSON.stringify(nulled(schema, JSON.parse(text))) : text;
  };
}
