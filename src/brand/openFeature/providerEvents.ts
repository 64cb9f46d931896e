type Handler = (details?: object) => unknown;

/** What OpenFeature's SDK wants of an emitter of a provider's events. */
export interface ProviderEvents {
  emit(event: string, details?: object): void;
  addHandler(event: string, handler: Handler): void;
  removeHandler(event: string, handler: Handler): void;
  removeAllHandlers(event?: string): void;
  getHandlers(event: string): Handler[];
  setLogger(logger: unknown): ProviderEvents;
}

/** Events without Node.js's emitter, so that they work in any runtime. A handler that throws disturbs no other. */
export function createProviderEvents(): ProviderEvents {
  const handlers = new Map<string, Handler[]>();
  const of = (event: string) => handlers.get(event) ?? [];
  const events: ProviderEvents = {
    emit(event, details) {
      for (const handler of of(event)) {
        try {
          handler(details);
        } catch {
          // Its owner's affair.
        }
      }
    },
    addHandler: (event, handler) => void handlers.set(event, [...of(event), handler]),
    removeHandler: (event, handler) =>
      void handlers.set(
        event,
        of(event).filter((one) => one !== handler),
      ),
    removeAllHandlers(event) {
      if (event === undefined) handlers.clear();
      else handlers.delete(event);
    },
    getHandlers: (event) => [...of(event)],
    setLogger: () => events,
  };
  return events;
}
