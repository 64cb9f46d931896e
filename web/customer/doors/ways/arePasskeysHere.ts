/** Whether this browser has passkeys for this page; not yet whether one of them makes keys. */
export function arePasskeysHere(): boolean {
  return globalThis.PublicKeyCredential !== undefined && navigator.credentials !== undefined;
}
