import { parseArgs } from "node:util";
import { type Address, isAddress, parseGwei } from "viem";
import { ServiceError } from "./serviceError.ts";

/** What was given for each option. */
export type GivenOptions<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/**
 * Reads the options of a command such as `npm run relayer`. Each function throws `ServiceError` for what it does not
 * take, with the way to the command's help.
 */
export function optionReader(command: string) {
  const fail = (message: string): never => {
    throw new ServiceError(message, { hint: `Try: ${command} -- --help` });
  };

  /** Options by name; undefined if help is asked for. */
  function parse<Name extends string>(
    parameters: readonly string[],
    names: readonly Name[],
  ): GivenOptions<Name> | undefined {
    const text = { type: "string" } as const;
    const options = {
      ...Object.fromEntries(names.map((name) => [name, text])),
      help: { type: "boolean" },
    } as const;
    try {
      const { help, ...given } = parseArgs({ args: [...parameters], options }).values;
      return help === true ? undefined : (given as GivenOptions<Name>);
    } catch (error) {
      return fail((error as Error).message);
    }
  }

  function integer(name: string, given: string, lowest: number, highest: number): number {
    const value = Number(given);
    if (/^\d{1,8}$/.test(given) && value >= lowest && value <= highest) return value;
    return fail(`--${name} takes an integer from ${lowest} to ${highest}, not "${given}".`);
  }

  function optionalInteger(
    name: string,
    given: string | undefined,
    lowest: number,
    highest: number,
  ): number | undefined {
    return given === undefined ? undefined : integer(name, given, lowest, highest);
  }

  /** A number of any size, such as an amount of gas or the id of a campaign. */
  function number(name: string, given: string): bigint {
    if (/^(0|[1-9]\d{0,77})$/.test(given)) return BigInt(given);
    return fail(`--${name} takes whole numbers such as 1 or 50000000, not "${given}".`);
  }

  /** What may be spent for a campaign, such as 1:50000000. */
  function budget(name: string, given: string): { readonly campaign: bigint; readonly gas: bigint } {
    const [campaign = "", gas = "", ...more] = given.split(":");
    if (more.length > 0 || gas === "")
      return fail(`--${name} takes campaign:gas such as 1:50000000, not "${given}".`);
    return { campaign: number(name, campaign), gas: number(name, gas) };
  }

  /** The origin of a page: scheme, host and port, without a path. */
  function origin(name: string, given: string): string {
    if (URL.canParse(given) && new URL(given).origin === given) return given;
    return fail(`--${name} takes origins such as https://shop.example, not "${given}".`);
  }

  /** The path of a node's address can be a secret, so that it is not repeated. */
  function url(name: string, given: string): string {
    if (/^https?:/.test(given) && URL.canParse(given)) return given;
    return fail(`--${name} takes an http or https address.`);
  }

  /** An amount in gwei, returned in wei. */
  function gwei(name: string, given: string): bigint {
    if (/^\d{1,9}(\.\d{1,9})?$/.test(given)) return parseGwei(given);
    return fail(`--${name} takes gwei such as 20 or 0.5, not "${given}".`);
  }

  function address(name: string, given: string): Address {
    if (isAddress(given, { strict: false })) return given;
    return fail(`--${name} takes an address, 0x and 40 hexadecimal digits, not "${given}".`);
  }

  /** Items between commas, each once, read one by one with another of these functions. */
  function list<Item>(
    name: string,
    given: string,
    read: (name: string, part: string) => Item,
  ): readonly Item[] {
    const parts = given.split(",").map((part) => part.trim());
    if (new Set(parts).size < parts.length) return fail(`--${name} names something twice: "${given}".`);
    return parts.map((part) => read(name, part));
  }

  return { parse, integer, optionalInteger, number, budget, origin, url, gwei, address, list };
}
