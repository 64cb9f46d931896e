import { runService } from "../shared/runService.ts";
import { help, readOptions } from "./options.ts";
import { startPages } from "./startPages.ts";

await runService(async (log) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return undefined;
  }
  const service = await startPages(options);
  log(`Pages for customers at ${service.url}`);
  return service;
});
