export { createAuditStore } from "./audit";
export { createClusterStore } from "./clusters";
export { keysInUse } from "./clusters/keys-in-use";
export { type Database, openDatabase } from "./database";
export { startEmbedded } from "./embedded";
export { runningEmbedded } from "./embedded/running";
export { createChannelStore, createDeliveryStore, createOutcomeStore } from "./notifications";
export { createRunStore } from "./run-store";
