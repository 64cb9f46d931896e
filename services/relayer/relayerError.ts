/** What keeps the relayer from starting, and what to do about it. */
export class RelayerError extends Error {
  override readonly name = "RelayerError";

  constructor(message: string, hint: string) {
    super(`${message} ${hint}`);
  }
}
