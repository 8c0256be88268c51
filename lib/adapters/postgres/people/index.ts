export { createCredentialStore } from "./credential-store";
export { createLinkStore } from "./link-store";
export { createPeopleStore } from "./people-store";
export { createSessionStore } from "./session-store";
export { createTokenStore } from "./token-store";
