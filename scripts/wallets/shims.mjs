// What MetaMask's packages expect of Node.
export { Buffer } from "buffer";
export { default as process } from "process";
