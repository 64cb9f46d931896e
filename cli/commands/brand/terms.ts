import { Command } from "commander";
import { diffTermsFiles } from "../../brand/terms/diff.ts";
import { type Linting, lintTermsFile } from "../../brand/terms/lint.ts";
import { type Publishing, publishTermsFile } from "../../brand/terms/publish.ts";
import { signRenderingFile } from "../../brand/terms/sign.ts";
import { readAmount, readReason, severalOf } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";

export function termsCommands(perform: Perform): Command {
  const group = new Command("terms").description(
    "the terms that customers agree to: check, compare and publish them",
  );
  return group
    .addCommand(publishCommand(perform), { isDefault: true })
    .addCommand(lintCommand(perform))
    .addCommand(diffCommand(perform))
    .addCommand(signCommand(perform));
}

function publishCommand({ onNetwork }: Perform): Command {
  const command = new Command("publish")
    .description(
      "publish the terms that customers agree to, unless they have errors; the chain keeps them in an event",
    )
    .argument("<file>", "the terms")
    .option("--uri <uri>", "where you will host the text", "https://brand.example/terms.json")
    .option("--despite <reason>", "publish terms with errors; the reason is kept with them", readReason)
    .addHelpText(
      "after",
      "\nExample: npx decdp brand terms publish terms.json --uri https://brand.example/terms.json",
    );
  return onNetwork(sends(command), (context, options: Omit<Publishing, "file">, file: string) =>
    publishTermsFile(context, { ...options, file }),
  );
}

function lintCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("lint")
    .description("say what is wrong with terms, and what to do; ends with 1 if there are errors")
    .argument("<file>", "the terms")
    .option("--campaign <file>", "a campaign under these terms, to compare rules, model and reward")
    .option("--rendering <file>", "the terms in the words of a language; may be repeated", severalOf)
    .option("--reward-cap <amount>", 'what a reward should not exceed, such as "10 EUR"', readAmount)
    .addHelpText("after", "\nExample: npx decdp brand terms lint terms.json --campaign savings.json");
  return withoutNetwork(
    command,
    (
      _surroundings,
      { campaign, rendering, rewardCap }: Omit<Linting, "file"> & { readonly rendering?: readonly string[] },
      file: string,
    ) => lintTermsFile({ file, campaign, renderings: rendering, rewardCap }),
  );
}

function diffCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("diff")
    .description("say what newer terms change; ends with 1 if customers have to be asked again")
    .argument("<older file>", "the terms that customers agreed to")
    .argument("<newer file>", "the terms that shall follow them")
    .addHelpText(
      "after",
      "\nLines begin with + for more, - for less, ! for something else, and a space where only a detail differs." +
        "\nExample: npx decdp brand terms diff terms-2026.json terms-2027.json",
    );
  return withoutNetwork(command, (_surroundings, _options: object, older: string, newer: string) =>
    diffTermsFiles(older, newer),
  );
}

function signCommand({ onNetwork }: Perform): Command {
  const command = new Command("sign")
    .description("sign the words in which customers of one language read the terms")
    .argument("<rendering>", "the words")
    .requiredOption("--terms <file>", "the terms that they put into words")
    .requiredOption("--out <file>", "the words with the signature, for customers")
    .addHelpText(
      "after",
      "\nExample: npx decdp brand terms sign terms.en.json --terms terms.json --out terms.en.signed.json",
    );
  return onNetwork(
    command,
    (context, options: { readonly terms: string; readonly out: string }, file: string) =>
      signRenderingFile(context, { ...options, file }),
  );
}
