import type { SandboxConsent } from "./consents.ts";
import type { SandboxCustomer } from "./customers.ts";

/** The page on which a customer signs in, chooses accounts, and says yes or no. In a sandbox everybody is let in. */
export function authorisationPage(consent: SandboxConsent, customers: readonly SandboxCustomer[]): string {
  const choices = customers.map(
    ({ name, accounts }) => `<fieldset><legend>${escapeHtml(name)}</legend>
${accounts
  .map(
    ({ resourceId, name: account, iban, maskedPan }) =>
      `<label><input type="checkbox" name="account" value="${escapeHtml(resourceId)}"> ${escapeHtml(account)} (${escapeHtml(iban ?? maskedPan ?? "")})</label>`,
  )
  .join("<br>\n")}
</fieldset>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sandbox bank</title>
<link rel="icon" href="data:,">
<h1>Share account information once?</h1>
<p>A third party asks to read accounts, balances and transactions once, until ${escapeHtml(consent.validUntil)}.</p>
<form method="post">
${choices.join("\n")}
<button name="decision" value="yes">Allow</button>
<button name="decision" value="no">Refuse</button>
</form>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
