export { audit, auditAnchors } from "./audit";
export { clusters } from "./clusters";
export { idempotency } from "./idempotency";
export { channels, deliveries, outcomes } from "./notifications";
export { people, roleBindings } from "./people";
export { rateLimits } from "./rate-limits";
export { runEvents, runs } from "./runs";
export { scanSchedules } from "./scans";
export { apiTokens, links, sessions } from "./sign-in";
