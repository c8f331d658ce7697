/** Makes a call and prints what was understood, as a line of JSON. */
export async function call<T>(name: string, make: () => Promise<T>): Promise<T | undefined> {
  try {
    const value = await make();
    console.log(JSON.stringify({ call: name, value }));
    return value;
  } catch (thrown) {
    const status = (thrown as { response?: Response }).response?.status;
    console.log(JSON.stringify(status ? { call: name, refused: status } : { call: name, failed: String(thrown) }));
    return undefined;
  }
}

/** A refusal, for clients that return it instead of throwing it. */
export class Refused extends Error {
  constructor(readonly response: Response) {
    super(`refused with ${response.status}`);
  }
}
