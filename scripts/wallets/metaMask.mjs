// Runs in a page or in an extension's content script: MetaMask's own provider, engine and signatures, with a person who
// decides what the tests say. Bundled by bundleMetaMask.ts, which puts `setup` before it.

import { createWalletMiddleware } from "@metamask/eth-json-rpc-middleware";
import { personalSign, signTypedData } from "@metamask/eth-sig-util";
import { createAsyncMiddleware, JsonRpcEngine } from "@metamask/json-rpc-engine";
import { createEngineStream } from "@metamask/json-rpc-middleware-stream";
import { initializeProvider } from "@metamask/providers";
import { providerErrors, rpcErrors } from "@metamask/rpc-errors";

const { accounts, chainId, name, answer, isLate, signsAs, isLocked } = globalThis.walletSetup;
delete globalThis.walletSetup;

const state = {
  /** Addresses that the page may use, the chosen one first. */
  permitted: [],
  /** Whom the person chooses when they are asked. */
  chosen: [Object.keys(accounts)[0]],
  chains: new Set([chainId]),
  chainId,
  isLocked,
  /** "yes", "no", or "later": decided by `decide`. */
  answer,
  /** What was asked, by method, in its order. */
  asked: [],
};
const waiting = [];
const unlocking = [];
const engine = new JsonRpcEngine();
const hexadecimal = (number) => `0x${number.toString(16)}`;
const tell = (method, params) => engine.emit("notification", { jsonrpc: "2.0", method, params });
const tellAccounts = () => tell("metamask_accountsChanged", visible());
const visible = () => (state.isLocked ? [] : state.permitted);

/** Shows the person a request, as MetaMask does once it is unlocked. */
async function ask(method) {
  state.asked.push(method);
  if (state.isLocked) await new Promise((resolve) => unlocking.push(resolve));
  if (waiting.some((one) => one.method === method)) {
    throw rpcErrors.resourceUnavailable(`Request of type '${method}' already pending. Please wait.`);
  }
  const isYes =
    state.answer === "later"
      ? await new Promise((decide) => waiting.push({ method, decide }))
      : state.answer === "yes";
  if (!isYes) throw providerErrors.userRejectedRequest(`${name}: User denied the request.`);
}

/** What MetaMask calls a mismatch between typed data and the chosen network. */
function requireActiveChain(data) {
  const wanted = data.domain?.chainId;
  if (wanted === undefined || Number(wanted) === state.chainId) return;
  throw rpcErrors.internal(`Provided chainId "${wanted}" must match the active chainId "${state.chainId}"`);
}

const keyOf = (address) => Buffer.from(accounts[signsAs ?? address].slice(2), "hex");

async function connect(method) {
  await ask(method);
  state.permitted = [...state.chosen];
  tellAccounts();
  return visible();
}

async function moveTo(wanted) {
  if (!state.chains.has(wanted)) {
    throw providerErrors.custom({
      code: 4902,
      message: `Unrecognized chain ID "${hexadecimal(wanted)}". Try adding the chain using wallet_addEthereumChain first.`,
    });
  }
  state.chainId = wanted;
  tell("metamask_chainChanged", {
    chainId: hexadecimal(wanted),
    networkVersion: `${wanted}`,
    isConnected: true,
  });
}

const methods = {
  metamask_getProviderState: async () => ({
    accounts: visible(),
    chainId: hexadecimal(state.chainId),
    networkVersion: `${state.chainId}`,
    isUnlocked: !state.isLocked,
    isConnected: true,
  }),
  metamask_sendDomainMetadata: async () => true,
  eth_chainId: async () => hexadecimal(state.chainId),
  eth_requestAccounts: async () => (visible().length > 0 ? visible() : connect("eth_requestAccounts")),
  wallet_requestPermissions: async () => {
    await connect("wallet_requestPermissions");
    return [{ parentCapability: "eth_accounts" }];
  },
  wallet_switchEthereumChain: async ([{ chainId: wanted }]) => {
    if (state.chains.has(Number(wanted))) await ask("wallet_switchEthereumChain");
    await moveTo(Number(wanted));
    return null;
  },
  wallet_addEthereumChain: async ([{ chainId: wanted }]) => {
    await ask("wallet_addEthereumChain");
    state.chains.add(Number(wanted));
    return null;
  },
};

engine.push(
  createAsyncMiddleware(async (request, response, next) => {
    const method = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (method === undefined) await next();
    else response.result = await method(request.params);
  }),
);
engine.push(
  createWalletMiddleware({
    getAccounts: async () => visible(),
    processTypedMessageV4: async ({ data, from }) => {
      const parsed = JSON.parse(data);
      requireActiveChain(parsed);
      await ask("eth_signTypedData_v4");
      return signTypedData({ privateKey: keyOf(from), data: parsed, version: "V4" });
    },
    processPersonalMessage: async ({ data, from }) => {
      await ask("personal_sign");
      return personalSign({ privateKey: keyOf(from), data });
    },
  }),
);

const announce = () =>
  initializeProvider({
    connectionStream: createEngineStream({ engine }),
    providerInfo: {
      uuid: crypto.randomUUID(),
      name,
      icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><circle cx='12' cy='12' r='10' fill='orange'/></svg>",
      rdns: "io.metamask",
    },
    shouldSetOnWindow: false,
    shouldAnnounceCaip294: false,
    shouldSendMetadata: false,
  });
if (!isLate) announce();

globalThis[name] = {
  state,
  announce,
  /** The person decides what has waited longest. */
  decide: (isYes) => waiting.shift()?.decide(isYes),
  waits: () => waiting.length,
  /** The person chooses other accounts for the page. */
  choose(addresses) {
    state.chosen = addresses;
    state.permitted = [...addresses];
    tellAccounts();
  },
  lock() {
    state.isLocked = true;
    tellAccounts();
  },
  unlock() {
    state.isLocked = false;
    tellAccounts();
    for (const go of unlocking.splice(0)) go();
  },
};
