export { type Answer, createPoster, type Poster } from "./post";
export { newSigningSecret, signatureOf } from "./sign";
