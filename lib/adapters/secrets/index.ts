export { KeyError } from "./key";
export { type Keyring, openKeyring } from "./keyring";
export { placeOwnFile } from "./own-file";
export { createSealer } from "./sealer";
