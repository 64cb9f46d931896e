import { findHolder, nextPlace, writeHolder } from "../../../cli/issuer/issuers.ts";
import { openState } from "../../../cli/setting/state.ts";

// A process of its own: node addHolders.ts FOLDER PREFIX COUNT adds holders to the issuer "vault", one at a time.

const [folder, prefix, count] = process.argv.slice(2);
const state = openState(folder!);
for (let index = 0; index < Number(count); index++) {
  const holder = `${prefix}${index}`;
  await state.transaction((writer) => {
    const place = findHolder(writer, "vault", holder)?.place ?? nextPlace(writer, "vault");
    writeHolder(writer, "vault", {
      place,
      holder,
      commitment: 1n,
      leaf: 2n,
      isRevoked: false,
      schema: "test/person/1",
    });
  });
}
state.close();
