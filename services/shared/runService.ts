import { config } from "dotenv";
import { ServiceError } from "./serviceError.ts";

/** Writes one line of the log. */
export type Log = (line: string) => void;

/** A service that runs. */
export interface Service {
  /** Where it listens. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Runs a service as this process until a signal ends it; `start` returns undefined if there is nothing to run, as
 * after help. A `ServiceError` ends the process with code 2 and its message.
 */
export async function runService(start: (log: Log) => Promise<Service | undefined>): Promise<void> {
  config({ quiet: true });
  const log: Log = (line) => console.log(`${new Date().toISOString()} ${line}`);
  try {
    const service = await start(log);
    if (service !== undefined) endOnSignal(service, log);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

function endOnSignal(service: Service, log: Log): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      log("ends");
      await service.close();
      process.exit(0);
    });
  }
}
