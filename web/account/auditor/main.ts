import { makeNoCode } from "../../shared/noCode.ts";
import type { Message, Order } from "./messages.ts";

// The page's worker. What it works with makes shapes, and the policy forbids to make code of them.

makeNoCode();

const tell = (message: Message) => postMessage(message);

addEventListener("message", async ({ data }: MessageEvent<Order>) => {
  const [{ work }, { troubleOf }] = await Promise.all([import("./work.ts"), import("./trouble.ts")]);
  try {
    await work(data, tell);
  } catch (error) {
    tell({ tells: "trouble", trouble: troubleOf(error) });
  }
});
