import type { Principal } from "@/lib/domain/access/principal";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { DrydockError } from "@/lib/domain/errors";
import type { Console } from "@/lib/server/console";
import { createPeopleContext } from "@/lib/server/people";
import { readSettings } from "@/lib/server/settings";
import { createTopics } from "@/lib/server/topics";
import { auditStub } from "./audit-stub";
import { databaseStub } from "./database-stub";
import { fleetStub } from "./fleet-stub";
import { memoryHistory } from "./memory-history";
import { memoryIdempotency } from "./memory-idempotency";
import { memoryRestartStore } from "./memory-restarts";
import { memorySchedules } from "./memory-schedules";
import { notificationsStub } from "./notifications-stub";

const away = {
  run: () => Promise.reject(new DrydockError({ code: "database-away", why: "this test has none" })),
};

/** A running console without clusters, where handlers look for it, for people with roles: the token of each is their name. */
export function consoleFor(people: Record<string, Principal>): void {
  const clusters: Console["clusters"] = new Map();
  const find = async (token: string) => (Object.hasOwn(people, token) ? people[token] : undefined);
  const console: Omit<Console, "greet" | "stop"> = {
    ...fleetStub(clusters),
    settings: readSettings({ NODE_ENV: "test" }),
    scanSchedules: memorySchedules(),
    restarts: memoryRestartStore(),
    database: databaseStub(),
    idempotency: memoryIdempotency(),
    audit: auditStub(),
    notifications: notificationsStub(),
    // What the stores of people do is told by tests that have a database.
    people: {
      ...createPeopleContext(away),
      principals: { of: find, recently: find },
      ownerNow: async () => undefined,
    },
    clusters,
    history: memoryHistory(),
    topics: createTopics(clusters),
  };
  Object.assign(globalThis, { [Symbol.for("drydock.console")]: console });
}

/** The same for administrators, by a browser ("session") or a script ("api"). Returns the token of each. */
export function consoleOf<Name extends string>(
  people: Record<Name, "session" | "api">,
): Record<Name, string> {
  const kinds = Object.entries<"session" | "api">(people);
  consoleFor(
    Object.fromEntries(
      kinds.map(([name, kind]) => {
        const via = { kind: kind === "api" ? "token" : "session", id: name } as const;
        return [`token-of-${name}`, { ...buildAdministrator(name), via }];
      }),
    ),
  );
  return Object.fromEntries(kinds.map(([name]) => [name, `token-of-${name}`])) as Record<Name, string>;
}
