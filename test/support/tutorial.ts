import { readFileSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";

/** A block of commands of the tutorial, and what the page says they print; undefined where it says nothing. */
export interface TutorialStep {
  /** The heading above it. */
  readonly title: string;
  readonly commands: string;
  readonly output: string | undefined;
}

/** The ```sh blocks of the page; a ```text block right after one, or after another ```text, shows its output. */
export function tutorialSteps(): TutorialStep[] {
  const page = readFileSync(fromRoot("docs/tutorial.md"), "utf8");
  const steps: { title: string; commands: string; output: string | undefined }[] = [];
  let title = "";
  for (const [, heading, kind, content] of page.matchAll(/^## (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) title = heading;
    else if (kind === "sh") steps.push({ title, commands: content!, output: undefined });
    else if (kind === "text" && steps.length > 0) steps.at(-1)!.output = content!;
  }
  return steps;
}

/** The lines that the page says are printed, as patterns: "..." stands for anything. */
export function patternsOf({ output }: TutorialStep): RegExp[] {
  return output === undefined ? [] : output.trimEnd().split("\n").map(patternOf);
}

function patternOf(line: string): RegExp {
  const parts = line.trimEnd().split("...");
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`,
    "m",
  );
}
