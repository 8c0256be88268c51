export { audit, auditAnchors } from "./audit";
export { clusters } from "./clusters";
export { idempotency } from "./idempotency";
export { channels, deliveries, outcomes } from "./notifications";
export { people, roleBindings } from "./people";
export { runEvents, runs } from "./runs";
export { rateLimits, settings } from "./settings";
export { apiTokens, links, sessions } from "./sign-in";
