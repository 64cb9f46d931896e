import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { issuerMigrations } from "../../../../services/issuer/store/migrations.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { GatewayFolders } from "../gateway.ts";
import type { RawValue } from "../places/place.ts";
import { formsOf } from "./forms.ts";
import { filesIn, rowsOf } from "./haystacks.ts";
import { createSearch, type Haystack } from "./search.ts";

/** So often is a value repeated in one column: the database compresses that, so that only its rows show it. */
const TIMES = 2000;

/**
 * Plants values where a gateway could have left them: in each form in a temporary file, as a line of the log, and in the
 * database, short and compressed. Returns how many there are, and how many of them a search finds.
 */
export async function plantIn(
  folders: GatewayFolders,
  values: readonly RawValue[],
): Promise<{ readonly count: number; readonly found: number }> {
  const forms = values.flatMap(formsOf);
  const searchIn = createSearch(forms);
  const between = Buffer.of(1, 2, 3);
  const planted = Buffer.concat(forms.flatMap(({ bytes }) => [between, bytes]));
  writeFileSync(path.join(folders.temporary, "planted"), planted);
  const [inTemporary] = [...filesIn(folders.temporary)].map(searchIn);
  const inOtherPlaces: boolean[] = [];
  const [value] = values;
  if (value !== undefined) {
    const finds = (haystacks: Iterable<Haystack>) =>
      [...haystacks].flatMap(searchIn).some(({ what }) => what === value.what);
    appendFileSync(folders.log, `planted ${value.value} planted\n`);
    inOtherPlaces.push(finds(filesIn(folders.log)));
    await inDatabase(folders, "create table planted (short text, long text)");
    await inDatabase(folders, "insert into planted (short) values ($1)", [value.value]);
    inOtherPlaces.push(finds(filesIn(folders.database)));
    const compressed = "update planted set short = null, long = repeat($1, $2)";
    await inDatabase(folders, compressed, [value.value, TIMES]);
    inOtherPlaces.push(finds(await rowsOf(folders)));
  }
  return {
    count: forms.length + inOtherPlaces.length,
    found: inTemporary!.length + inOtherPlaces.filter((isFound) => isFound).length,
  };
}

async function inDatabase(
  { database: folder }: GatewayFolders,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<void> {
  const database = await openDatabase(folder, issuerMigrations);
  await database.query(sql, parameters);
  await database.close();
}
