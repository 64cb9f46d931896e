import { causesOf, findCause } from "../../../src/causes.ts";

/** What goes wrong on devices and networks, which people can do something about. */
export type Failure = "unreachable" | "storageFull" | "wrongFile" | "wrongClock";

/** What kind of failure an error is; undefined for one that only its own words explain. */
export function failureOf(error: unknown): Failure | undefined {
  if (findCause(error, { names: ["QuotaExceededError"] }) !== undefined) return "storageFull";
  const causes = causesOf(error);
  const details = causes.map((cause) => (cause.details ?? {}) as Readonly<Record<string, unknown>>);
  if (details.some(({ block, clock }) => typeof block === "number" && typeof clock === "number")) {
    return "wrongClock";
  }
  const isUnreachable = causes.some(
    ({ name, message }) =>
      name === "HttpRequestError" ||
      name === "TimeoutError" ||
      // What browsers say of a fetch that came to nothing.
      (name === "TypeError" && /fetch|network|load failed/i.test(`${message}`)) ||
      / did not answer\b/.test(`${message}`),
  );
  if (isUnreachable) return "unreachable";
  const isFileOfProver = causes.some(({ name, message }) => {
    return (
      name === "ProverError" && /not the file of this release|where answer\.\w+ should be/.test(`${message}`)
    );
  });
  return isFileOfProver ? "wrongFile" : undefined;
}
