export { type Database, type Drizzle, openDatabase } from "./database";
export { startEmbedded } from "./embedded";
