/** Of an answer this much is read and shown. */
const MOST_CHARACTERS = 200_000;

/**
 * A call as it is sent.
 *
 * @typedef {{method: string, url: string, headers: Object<string, string>,
 *     body: (string|File|null)}} Call
 */

/**
 * Puts a call together.
 *
 * @param {{method: string, path: string}} operation
 * @param {{in: string, name: string, value: string}[]} values of parameters that are not left out
 */
export function callOf(operation, values, headers, body) {
  const path = operation.path.replace(/\{([^}]+)\}/g, (whole, name) => {
    const value = values.find((one) => one.in === "path" && one.name === name);
    return value ? encodeURIComponent(value.value) : whole;
  });
  const query = values
    .filter((one) => one.in === "query")
    .map((one) => `${encodeURIComponent(one.name)}=${encodeURIComponent(one.value)}`)
    .join("&");
  const own = values.filter((one) => one.in === "header").map((one) => [one.name, one.value]);
  return {
    method: operation.method,
    url: location.origin + path + (query ? `?${query}` : ""),
    headers: { ...headers, ...Object.fromEntries(own) },
    body,
  };
}

/** Sends a call, and reads what comes back. */
export async function send(call) {
  const start = performance.now();
  const response = await fetch(call.url, {
    method: call.method,
    headers: call.headers,
    body: call.body,
    cache: "no-store",
    credentials: "omit",
  });
  const { text, isCut } = await read(response);
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    milliseconds: Math.round(performance.now() - start),
    headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"),
    text: pretty(text, response.headers.get("Content-Type") ?? ""),
    isCut,
  };
}

async function read(response) {
  if (!response.body) {
    return { text: "", isCut: false };
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (text.length > MOST_CHARACTERS) {
      await reader.cancel();
      return { text: text.slice(0, MOST_CHARACTERS), isCut: true };
    }
  }
  return { text, isCut: false };
}

function pretty(text, mediaType) {
  if (!/[/+]json\b/.test(mediaType)) {
    return text;
  }
  try {
    JSON.parse(text);
  } catch {
    return text; // cut off, or no JSON after all
  }
  return indented(text);
}

/** Only white space is added: numbers stay as they were sent, also those that JavaScript rounds. */
function indented(json) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return json
    .match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g)
    .map((token, index, tokens) => {
      const next = tokens[index + 1];
      if (token === "{" || token === "[") {
        depth += 1;
        return next === "}" || next === "]" ? token : token + line();
      }
      if (token === "}" || token === "]") {
        depth -= 1;
        const before = tokens[index - 1];
        return before === "{" || before === "[" ? token : line() + token;
      }
      return token === "," ? token + line() : token === ":" ? ": " : token;
    })
    .join("");
}

/** The same call for a shell, with the key left to the variable KEY. */
export function curl(call) {
  const words = ["curl", ...(call.method === "GET" ? [] : ["-X", call.method])];
  for (const [name, value] of Object.entries(call.headers)) {
    words.push(
      "-H",
      name === "Authorization" ? `"Authorization: Bearer $KEY"` : quoted(`${name}: ${value}`),
    );
  }
  if (call.body instanceof File) {
    words.push("--data-binary", quoted(`@${call.body.name}`));
  } else if (call.body) {
    words.push("--data-binary", quoted(call.body));
  }
  return [...words, quoted(call.url)].join(" ");
}

function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
