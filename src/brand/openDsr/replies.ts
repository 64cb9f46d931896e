import type { OpenDsrState } from "./request.ts";

/** A request for erasure, as it is kept. Times are Unix seconds. */
export interface Erasure {
  /** The controller's UUID. */
  readonly id: string;
  readonly state: OpenDsrState;
  readonly receivedAt: number;
  readonly dueAt: number;
  /** What was removed; empty until it is done. */
  readonly erased: readonly string[];
  /** What is still there, and why. */
  readonly remains: readonly string[];
}

/** The receipt of a request. Its signature goes into the headers. */
export function openDsrReceipt(controller: string, erasure: Erasure, request: string): string {
  const { id, receivedAt, dueAt } = erasure;
  return JSON.stringify({
    controller_id: controller,
    expected_completion_time: isoTime(dueAt),
    received_time: isoTime(receivedAt),
    encoded_request: btoa(String.fromCharCode(...new TextEncoder().encode(request))),
    subject_request_id: id,
  });
}

/** How a request stands, for whoever asks and for callbacks. `extensions` has what was removed and what remains. */
export function openDsrStatus(
  controller: string,
  { id, state, dueAt, erased, remains }: Erasure,
  callback?: string,
): string {
  return JSON.stringify({
    controller_id: controller,
    expected_completion_time: isoTime(dueAt),
    ...(callback !== undefined && { status_callback_url: callback }),
    subject_request_id: id,
    request_status: state,
    api_version: "1.0",
    results_count: erased.length,
    extensions: { decdp: { erased, remains } },
  });
}

/** The receipt of a cancellation. */
export function openDsrCancellation(controller: string, { id }: Pick<Erasure, "id">, now: number): string {
  return JSON.stringify({
    controller_id: controller,
    subject_request_id: id,
    received_time: isoTime(now),
    api_version: "1.0",
  });
}

/** Why a request is not taken. */
export function openDsrError(code: number, message: string): string {
  return JSON.stringify({ error: { code, message } });
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
