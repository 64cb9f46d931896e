import { config } from "dotenv";
import { ServiceError } from "./serviceError.ts";

/** Writes one line of the log. */
export type Log = (line: string) => void;

/** A service that runs. */
export interface Service {
  /** Where it listens. */
  readonly url: string;
  /** Settles if it has ended by itself, with the reason. */
  readonly failed: Promise<ServiceError>;
  close(): Promise<void>;
}

/**
 * Runs a service as this process until a signal ends it; `start` returns undefined if there is nothing to run, as
 * after help. A `ServiceError` ends the process with its message: with code 2 if the service cannot start, with 1 if it
 * fails later.
 */
export async function runService(start: (log: Log) => Promise<Service | undefined>): Promise<void> {
  config({ quiet: true });
  const log: Log = (line) => console.log(`${new Date().toISOString()} ${line}`);
  try {
    const service = await start(log);
    if (service === undefined) return;
    endOnSignal(service, log);
    void service.failed.then(({ message }) => {
      console.error(message);
      process.exit(1);
    });
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
