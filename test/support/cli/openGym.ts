import { type CommandLine, startCommandLine } from "./commandLine.ts";
import { campaign, schema, terms } from "./gym.ts";

/** A brand with published terms, and a campaign for each change of the usual one, funded for ten answers. */
export async function openGym(...changes: readonly object[]): Promise<CommandLine> {
  const gym = await startCommandLine();
  gym.write("schema.json", schema);
  const published = gym.write("terms.json", terms);
  await gym.succeed("brand", "terms", published);
  for (const [index, change] of changes.entries()) {
    const file = gym.write("campaign.json", { ...campaign, name: `course ${index + 1}`, ...change });
    await gym.succeed("brand", "campaign", "open", file, "--terms", published);
    await gym.succeed("brand", "campaign", "fund", `${index + 1}`, "--amount", "20");
  }
  return gym;
}
