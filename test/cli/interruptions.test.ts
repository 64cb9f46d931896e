import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { type CommandLine, OWN, startCommandLine } from "../support/cli/commandLine.ts";
import { endState } from "../support/cli/endState.ts";
import { campaign, schema, terms } from "../support/cli/gym.ts";
import {
  checkpoint,
  moments,
  runKilled,
  runOnSlowChain,
  runWithoutTickingOff,
} from "../support/cli/interruptions.ts";

/** A command that sends, and how many transactions it takes. */
interface Sending {
  readonly command: readonly string[];
  readonly transactions: number;
  /** The network of which it makes the state. */
  readonly network?: string;
  /** Those to try, where all would take too long. */
  readonly only?: readonly number[];
  /** The event that may come twice, because it changes nothing the second time. */
  readonly mayRepeat?: string;
}

/** What the chain has before some commands are tried, and these commands. */
interface Stage {
  readonly given: readonly (readonly string[])[];
  readonly tried: readonly Sending[];
}

const model = { points: { age: { bins: [{ below: 30, points: 1 }, { points: 2 }] } }, cutoffs: [2] };

describe("a command that is killed at any step of any of its transactions and repeated", () => {
  let line: CommandLine;
  const file = (name: string) => `@${name}`;
  /** Files are named before their folder is there. */
  const placed = (parameters: readonly string[]) =>
    parameters.map((one) => (one.startsWith("@") ? line.file(one.slice(1)) : one));

  const open = ["brand", "campaign", "open", file("campaign.json"), "--terms", file("terms.json")];
  const answer = ["customer", "answer", "1", "--as", "ada", "--yes", "--out", file("answer.json")];
  const elsewhere = `0x${"a1".repeat(20)}`;
  const spend = ["customer", "spend", "1", "--as", "ada", "--to", elsewhere];
  const sealed = [
    ...["customer", "answer", "2", "--as", "ada", "--yes", "--seal", file("seal.json")],
    ...["--out", file("sealed.answer.json")],
  ];
  const weekly = ["customer", "answer", "3", "--as", "ada", "--yes"];
  const ahead = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const stages: readonly Stage[] = [
    {
      given: [
        ["customer", "init", "--as", "ada"],
        ["customer", "cards", "request", "vault", "--as", "ada", "--out", file("ada.json")],
        [
          ...["issuer", "issue", "vault", "--holder", "ada", "--schema", file("schema.json")],
          ...["--values", file("values.json"), "--commitment", file("ada.json"), "--out", file("card.json")],
        ],
        ["customer", "cards", "add", file("card.json"), "--as", "ada"],
      ],
      tried: [
        {
          command: ["issuer", "new", "gym", "--kind", "Brand", "--metadata", "https://gym.example"],
          transactions: 1,
        },
        { command: ["issuer", "publish", "vault"], transactions: 1 },
        { command: ["brand", "terms", file("terms.json")], transactions: 1 },
        { command: ["brand", "model", file("scored.json")], transactions: 1 },
        // The first one, one with a table of the key, the campaigns and the token.
        {
          command: ["deploy", "--network", "staging", "--rpc", OWN],
          transactions: 6,
          only: [1, 2, 5, 6],
          network: "staging",
        },
      ],
    },
    {
      given: [
        ["issuer", "publish", "vault"],
        ["brand", "terms", file("terms.json")],
      ],
      tried: [{ command: open, transactions: 1 }],
    },
    {
      given: [open],
      tried: [{ command: ["brand", "campaign", "fund", "1", "--amount", "10"], transactions: 2 }],
    },
    {
      given: [
        ["brand", "campaign", "fund", "1", "--amount", "10"],
        ["wait", "2 minutes"],
      ],
      tried: [
        {
          command: ["customer", "consent", "1", "--as", "ada", "--yes", "--out", file("request.json")],
          transactions: 1,
        },
        { command: ["issuer", "revoke", "vault", "--holder", "ada"], transactions: 2 },
        { command: ["issuer", "revoke", "vault", "--holder", "ada", "--now"], transactions: 3 },
        { command: ["brand", "campaign", "close", "1"], transactions: 1 },
        { command: answer, transactions: 1 },
      ],
    },
    {
      given: [[...answer, "--no-send"]],
      tried: [{ command: ["brand", "settle", file("answer.json")], transactions: 1 }],
    },
    {
      given: [["brand", "settle", file("answer.json")]],
      tried: [
        { command: ["customer", "claim", "1", "--as", "ada"], transactions: 1 },
        {
          command: ["customer", "withdraw", "1", "--as", "ada"],
          transactions: 1,
          mayRepeat: "ConsentWithdrawn",
        },
      ],
    },
    {
      given: [["customer", "claim", "1", "--as", "ada"]],
      tried: [
        { command: spend, transactions: 2 },
        { command: [...spend, "--amount", "0.5"], transactions: 2 },
      ],
    },
    {
      given: [
        ["brand", "campaign", "close", "1"],
        ["wait", "2 days"],
      ],
      tried: [{ command: ["brand", "campaign", "reclaim", "1"], transactions: 1 }],
    },
    {
      given: [
        ["brand", "campaign", "open", file("sealed.json"), "--terms", file("terms.json")],
        ["brand", "campaign", "fund", "2", "--amount", "10"],
        ["customer", "consent", "2", "--as", "ada", "--yes", "--out", file("request.json")],
        ["brand", "seal", file("request.json"), "--out", file("seal.json")],
        ["brand", "ticket", file("request.json"), "--out", file("ticket.json")],
      ],
      tried: [
        { command: [...sealed, "--ticket", file("ticket.json")], transactions: 1 },
        {
          command: [
            "customer",
            "consent",
            "2",
            "--as",
            "ada",
            "--yes",
            "--renew",
            "--out",
            file("renewed.json"),
          ],
          transactions: 1,
        },
        {
          command: ["customer", "withdraw", "2", "--as", "ada", "--dated", ahead],
          transactions: 1,
        },
      ],
    },
    {
      given: [sealed],
      tried: [{ command: ["brand", "settle", file("sealed.answer.json")], transactions: 1 }],
    },
    {
      given: [["customer", "withdraw", "2", "--as", "ada"]],
      tried: [
        {
          command: [
            ...["customer", "consent", "2", "--as", "ada", "--yes", "--consent-again"],
            ...["--out", file("again.json")],
          ],
          transactions: 1,
        },
      ],
    },
    {
      given: [
        ["brand", "campaign", "open", file("weekly.json"), "--terms", file("terms.json")],
        ["brand", "campaign", "fund", "3", "--amount", "10"],
        [...weekly, "--consent-again", "--out", file("first.json")],
        ["wait", "7 days"],
        [...weekly, "--out", file("second.json")],
      ],
      tried: [
        { command: ["customer", "claim", "3", "--as", "ada"], transactions: 2 },
        { command: ["customer", "claim", "3", "--as", "ada", "--to", elsewhere], transactions: 2 },
        {
          command: [
            "brand",
            "campaign",
            "open",
            file("weekly.json"),
            "--terms",
            file("terms.json"),
            "--again",
          ],
          transactions: 1,
        },
      ],
    },
  ];

  before(async () => {
    line = await startCommandLine();
    line.write("schema.json", schema);
    line.write("values.json", { age: 40 });
    line.write("terms.json", terms);
    line.write("campaign.json", campaign);
    line.write("scored.json", { ...campaign, name: "scored", model });
    line.write("sealed.json", { ...campaign, name: "sealed", sealed: true });
    line.write("weekly.json", { ...campaign, name: "weekly", period: "7 days" });
  });
  after(() => line.close());

  for (const { given, tried } of stages) {
    describe(`after ${given.at(-1)!.slice(0, 3).join(" ")}`, () => {
      let start: Awaited<ReturnType<typeof checkpoint>>;
      let first: bigint;
      before(async () => {
        for (const command of given) await line.succeed(...placed(command));
        // What a customer signs next has to be dated later, by this machine's clock.
        await setTimeout(1_000);
        start = await checkpoint(line);
        first = BigInt((await line.connection.networkHelpers.time.latestBlock()) + 1);
      });
      after(async () => {
        await start.restore();
        start.forget();
      });

      for (const { command, transactions, only, network, mayRepeat } of tried) {
        const outcome = async () => {
          const { events, ...rest } = await endState(line, first);
          const once = events.filter(
            ([name], index) => name !== mayRepeat || events.findIndex(([other]) => other === name) === index,
          );
          return { events: once, ...rest };
        };
        it(`${command.slice(0, 3).join(" ")} comes to the same end and does nothing twice`, async () => {
          const parameters = placed(command);
          await start.restore();
          await line.succeed(...parameters);
          const expected = await outcome();
          for (const moment of moments) {
            for (let transaction = 1; transaction <= transactions; transaction++) {
              if (only && !only.includes(transaction)) continue;
              await start.restore();
              await runKilled(line, parameters, { moment, transaction });
              if (parameters.includes("--renew")) await setTimeout(1_000);
              const isPending = moment === "sent, not answered, not in a block";
              const { code, stderr } = await (isPending
                ? runOnSlowChain(line, parameters)
                : line.run(parameters));
              const where = `${moment}, transaction ${transaction} of ${command.join(" ")}: ${stderr}`;
              assert.equal(code, 0, where);
              assert.deepEqual(await outcome(), expected, where);
            }
          }
          await start.restore();
          if (network !== undefined) {
            // Its state is there once it has begun.
            await runKilled(line, parameters, { moment: moments[1], transaction: 1 });
          }
          const said = await runWithoutTickingOff(line, parameters, network);
          assert.equal(said.code, 0, said.stderr);
          assert.equal((await line.run(parameters)).code, 0);
          assert.deepEqual(await outcome(), expected, "not ticked off");
        });
      }
    });
  }
});
