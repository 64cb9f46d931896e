import type { CommandLine } from "./commandLine.ts";
import { schema } from "./gym.ts";

/** Customers with keys and a card of the vault that says they are 40; the vault publishes them together. */
export async function giveCards(gym: CommandLine, ...names: readonly string[]): Promise<void> {
  const values = [
    ...["--schema", gym.write("schema.json", schema)],
    ...["--values", gym.write("values.json", { age: 40 })],
  ];
  for (const name of names) {
    const [commitment, card] = [gym.file(`${name}.commitment.json`), gym.file(`${name}.card.json`)];
    await gym.succeed("customer", "init", "--as", name);
    await gym.succeed("customer", "cards", "request", "vault", "--as", name, "--out", commitment);
    const papers = ["--commitment", commitment, "--out", card];
    await gym.succeed("issuer", "issue", "vault", "--holder", name, ...values, ...papers);
  }
  await gym.succeed("issuer", "publish", "vault");
  for (const name of names) {
    await gym.succeed("customer", "cards", "add", gym.file(`${name}.card.json`), "--as", name);
  }
}
