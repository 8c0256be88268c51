export { KeyError } from "./key";
export { type Keyring, openKeyring } from "./keyring";
export { createSealer } from "./sealer";
