import { randomUUID } from "node:crypto";
import type { Principal } from "@/lib/domain/access/principal";
import { type AuditAction, isRecordedFirst } from "@/lib/domain/audit/actions";
import type { AuditActor, AuditDetail, AuditEntry, AuditResult } from "@/lib/domain/audit/record";
import { DrydockError } from "@/lib/domain/errors";
import { currentRequest } from "@/lib/server/request/scope";
import type { Recorder } from "./recorder";

/** What of a call an endpoint tells the audit log. It picks facts by name; nothing of a call goes in by itself. */
export interface Audited<Call> {
  action: AuditAction;
  /** "node worker-1" */
  object?(call: Call): string;
  detail?(call: Call): AuditDetail;
  /** Whether it waits for its record, where that depends on what is asked. */
  recordedFirst?(call: Call): boolean;
}

interface Endpoint<Call> {
  /** Absent: it needs no session, and is known by its method and path. */
  verb?: string;
  method?: string;
  path?: string;
  audit?: Audited<Call>;
}

interface Place {
  cluster: string;
  node: string;
}

/** The way of one call through the audit log. */
export interface Trail<Call> {
  /** Who it is, once that is known. */
  by(person: Principal): void;
  /** Where, once the address was read. */
  at(place: Place): void;
  /** Carries it out, with a record before and one after where the endpoint asks for them. */
  around<T>(call: Call, work: () => Promise<T>): Promise<T>;
  /** It ended before anything was carried out: a try, whatever was tried. */
  endedBy(error: unknown): Promise<void>;
}

const NOBODY: AuditActor = { id: "", name: "", via: "" };

function actorOf({ personId, name, via }: Principal): AuditActor {
  return { id: personId, name, via: via.kind };
}

/** Refused: by a rule, and as it was meant. Everything else failed. */
function resultOf(error: unknown): AuditResult {
  if (!(error instanceof DrydockError)) return "failed";
  switch (error.failure.code) {
    case "unauthenticated":
    case "forbidden":
    case "refused":
    case "too-many":
      return "refused";
    default:
      return "failed";
  }
}

/** Why, in words that are ours: what an unexpected error says may hold anything. */
function whyOf(error: unknown): AuditDetail {
  if (!(error instanceof DrydockError)) return { code: "unexpected" };
  const { failure } = error;
  return failure.code === "forbidden" || failure.code === "refused"
    ? { code: failure.code, why: failure.why }
    : { code: failure.code };
}

export function startTrail<Call>(
  endpoint: Endpoint<Call>,
  recorder: Recorder,
  clock = { now: () => new Date() },
): Trail<Call> {
  const { audit, method = "", path = "", verb = `${method} ${path}` } = endpoint;
  const request = currentRequest();
  let actor = NOBODY;
  let place: Place = { cluster: "", node: "" };
  let carriedOut = false;

  const entry = (over: Partial<AuditEntry>): AuditEntry => ({
    at: clock.now().toISOString(),
    requestId: request?.id ?? requestId,
    stage: "after",
    actor,
    address: request?.address ?? "",
    action: audit?.action ?? verb,
    cluster: place.cluster,
    object: place.node === "" ? "" : `node ${place.node}`,
    result: "done",
    detail: {},
    ...over,
  });
  const requestId = request?.id ?? randomUUID();

  return {
    by(person) {
      actor = actorOf(person);
    },
    at(known) {
      place = known;
    },
    async around(call, work) {
      carriedOut = true;
      if (!audit) return work();
      const object = audit.object?.(call) ?? entry({}).object;
      const detail = audit.detail?.(call) ?? {};
      const before = entry({ stage: "before", object, result: "pending", detail });
      if (audit.recordedFirst?.(call) ?? isRecordedFirst(audit.action)) await recorder.first(before);
      else await recorder.tell(before);
      try {
        const result = await work();
        await recorder.tell(entry({ object, detail }));
        return result;
      } catch (error) {
        await recorder.tell(
          entry({ object, result: resultOf(error), detail: { ...detail, ...whyOf(error) } }),
        );
        throw error;
      }
    },
    async endedBy(error) {
      // A read that was allowed and failed is no try; the log of the console has it.
      const result = resultOf(error);
      if (carriedOut || (audit === undefined && result !== "refused")) return;
      await recorder.tried(entry({ result, detail: whyOf(error) }));
    },
  };
}
