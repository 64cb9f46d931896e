/** Reads the options of an npm script, such as "run chain". A wrong option ends the process. */
export function commandLine(script: string) {
  const refuse = (message: string): never => {
    console.error(`${message}\nTry: npm ${script} -- --help`);
    process.exit(2);
  };
  return {
    refuse,
    /** The integer given for an option, within these bounds. */
    integer(name: string, given: string, lowest: number, highest: number): number {
      const value = Number(given);
      if (/^\d{1,10}$/.test(given) && value >= lowest && value <= highest) return value;
      return refuse(`--${name} takes an integer from ${lowest} to ${highest}, not "${given}".`);
    },
  };
}
