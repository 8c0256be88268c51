import { randomUUID } from "node:crypto";
import type { Principal } from "@/lib/domain/access/principal";
import { type AuditAction, isRecordedFirst } from "@/lib/domain/audit/actions";
import type { AuditActor, AuditDetail, AuditEntry, AuditResult } from "@/lib/domain/audit/record";
import { log, reasonOf } from "@/lib/server/log";
import { currentRequest } from "@/lib/server/request/scope";
import { resultOf, whyOf } from "./came-of";
import type { Recorder } from "./recorder";

/** What of a call an endpoint tells the audit log. It picks facts by name; nothing of a call goes in by itself. */
export interface Audited<Call> {
  action: AuditAction;
  /** "node worker-1" */
  object?(call: Call): string | Promise<string>;
  detail?(call: Call): AuditDetail;
  /** Whom or what a try was about that came to no effect, where that is known from elsewhere. */
  tried?(call: Call): Promise<{ object?: string; detail?: AuditDetail }>;
  /** What its answer says beside, once it was carried out: the id of what was made, that a receiver took nothing. */
  came?(answer: unknown): { result?: AuditResult; detail?: AuditDetail };
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
  /** Of what else the address names. */
  id: string;
}

/** The way of one call through the audit log. */
export interface Trail<Call> {
  /** Who it is, once that is known. */
  by(person: Principal): void;
  /** Where, once the address was read. */
  at(place: Place): void;
  /** What is asked, where nothing is carried out by it that the log has to wait for. */
  asks(call: Call): void;
  /** Carries it out, with a record before and one after where the endpoint asks for them. */
  around<T>(call: Call, work: () => Promise<T>): Promise<T>;
  /** It ended before anything was carried out: a try, whatever was tried. */
  endedBy(error: unknown): Promise<void>;
}

const NOBODY: AuditActor = { id: "", name: "", via: "" };

/** By which session or token as well: of several that somebody has, one may be in wrong hands. */
export function actorOf({ personId, name, via }: Principal): AuditActor {
  return { id: personId, name, via: `${via.kind} ${via.id}` };
}

/** What can't be looked up is left out: the try is told all the same. */
async function triedOf<Call>(call: Call, audit: Audited<Call> | undefined) {
  try {
    return (await audit?.tried?.(call)) ?? {};
  } catch (error) {
    log("warn", "whom a try was about is not known", { reason: reasonOf(error) });
    return {};
  }
}

export function startTrail<Call>(
  endpoint: Endpoint<Call>,
  recorder: Recorder,
  clock = { now: () => new Date() },
): Trail<Call> {
  const { audit, method = "", path = "", verb = `${method} ${path}` } = endpoint;
  const request = currentRequest();
  let actor = NOBODY;
  let place: Place = { cluster: "", node: "", id: "" };
  let carriedOut = false;
  let asked: Call | undefined;

  const entry = (over: Partial<AuditEntry>): AuditEntry => ({
    at: clock.now().toISOString(),
    requestId: request?.id ?? requestId,
    stage: "after",
    actor,
    address: request?.address ?? "",
    action: audit?.action ?? verb,
    cluster: place.cluster,
    object: place.node === "" ? place.id : `node ${place.node}`,
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
    asks(call) {
      asked = call;
    },
    async around(call, work) {
      carriedOut = true;
      if (!audit) return work();
      const object = (await audit.object?.(call)) ?? entry({}).object;
      const detail = audit.detail?.(call) ?? {};
      const before = entry({ stage: "before", object, result: "pending", detail });
      if (audit.recordedFirst?.(call) ?? isRecordedFirst(audit.action)) await recorder.first(before);
      else await recorder.tell(before);
      try {
        const answer = await work();
        const { result = "done", detail: more } = audit.came?.(answer) ?? {};
        await recorder.tell(entry({ object, result, detail: { ...detail, ...more } }));
        return answer;
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
      const { object = entry({}).object, detail } = asked ? await triedOf(asked, audit) : {};
      // The verb of a read says little of what was asked.
      const what = audit || path === "" ? detail : { call: `${method} ${path}` };
      await recorder.tried(entry({ result, object, detail: { ...what, ...whyOf(error) } }));
    },
  };
}
