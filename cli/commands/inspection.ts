import { Command } from "commander";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { quoteAnswer } from "../../src/chain/actions/settlement.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import { onNetwork } from "../run.ts";

/** What anybody may ask about an answer. */
export function inspectionCommands(): Command[] {
  return [verifyCommand(), quoteCommand()];
}

function verifyCommand(): Command {
  const command = new Command("verify")
    .description("check an answer's proof on this machine, against the campaign's point on chain")
    .argument("<answer file>", "from a customer")
    .addHelpText("after", "\nExample: npx decdp verify ada.answer.json");
  return onNetwork(command, async (context, _options: object, file: string) => {
    const { answer } = readMessage(context, file, readAnswerFile);
    const { campaign, proof, period, ...signals } = answer;
    const state = await readCampaign(context.reader, context.deployment, { campaign });
    const isCurrent = state.currentPeriod === period;
    // snarkjs is slow to load, and few commands need it.
    const [{ verifyAnswer }, { endCurveWorkers }] = await Promise.all([
      import("../../src/answer/verification.ts"),
      import("../../src/answer/curve.ts"),
    ]);
    const start = performance.now();
    const holds = await verifyAnswer(state.folded, { proof, signals });
    const milliseconds = Math.round(performance.now() - start);
    // Threads of the check would keep the process alive.
    await endCurveWorkers();
    const reason = isCurrent ? "" : ` It was made for period ${period}; now it is ${state.currentPeriod}.`;
    return {
      data: { holds, milliseconds, period, currentPeriod: state.currentPeriod },
      lines: [
        holds
          ? `The proof holds for campaign ${campaign} (${milliseconds} ms). Whether it would be accepted: npx decdp quote ${file}`
          : `The proof does not hold for campaign ${campaign}.${reason}`,
      ],
      refused: !holds,
    };
  });
}

function quoteCommand(): Command {
  const command = new Command("quote")
    .description("whether an answer would be accepted now, and if not, why")
    .argument("<answer file>", "from a customer")
    .addHelpText("after", "\nExample: npx decdp quote ada.answer.json");
  return onNetwork(command, async (context, _options: object, file: string) => {
    const { answer, consent } = readMessage(context, file, readAnswerFile);
    const refusal = await quoteAnswer(context.reader, context.deployment, { answer });
    if (refusal === undefined) {
      return { data: { accepted: true }, lines: ["It would be accepted now."] };
    }
    const { reason, message, hint } = refusal;
    const bringsConsent = reason === "ConsentNotLive" && consent !== undefined;
    const note = bringsConsent
      ? ["The file brings a consent along, which counts once it is settled with it."]
      : [];
    return {
      data: { accepted: false, reason, message, hint, bringsConsent },
      lines: [`It would be refused (${reason}): ${message} ${hint}`, ...note],
      refused: true,
    };
  });
}
