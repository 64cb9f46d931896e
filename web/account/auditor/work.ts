import { createClient, http } from "viem";
import { readKeyPoints } from "../../../src/audit/history/fold.ts";
import { readPublicNetwork } from "../../../src/format/record/publicNetwork.ts";
import { languageOf } from "../../shared/words/language.ts";
import { accountOfBrand, brandsOf, readOpenings } from "./brand.ts";
import type { Auditing } from "./campaign.ts";
import type { Message, Order } from "./messages.ts";
import { openProgressStore } from "./progressStore.ts";

/** Milliseconds for which a node may think about one request. */
const PATIENCE = 30_000;

/** Lists the brands, or audits one. */
export async function work(
  { network: text, languages, brand }: Order,
  tell: (message: Message) => void,
): Promise<void> {
  const network = readPublicNetwork(text);
  const client = createClient({ transport: http(network.rpc, { timeout: PATIENCE }) }) as Auditing["client"];
  const openings = await readOpenings({ client, network }, (progress) =>
    tell({ tells: "progress", progress }),
  );
  const brands = brandsOf(openings);
  tell({ tells: "brands", brands });
  const [only, ...others] = brands;
  const wanted = brand ?? (others.length === 0 ? only?.brand : undefined);
  if (wanted === undefined) return;
  const points = readKeyPoints(await (await fetch("verification_key.json")).text());
  const store = await openProgressStore();
  const auditing = { client, network, points, store, language: languageOf(languages) };
  const account = await accountOfBrand(
    auditing,
    { brand: wanted, openings },
    {
      progress: (progress) => tell({ tells: "progress", progress }),
      campaign: (campaign) => tell({ tells: "campaign", campaign }),
    },
  );
  tell({ tells: "account", account });
}
