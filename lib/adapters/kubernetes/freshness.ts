import type { Freshness } from "@/lib/operations/ports";
import { ApiError, CredentialsError, messageOf, socketWords } from "./errors";
import { KubeconfigError } from "./kubeconfig-error";
import type { ProbeResult } from "./prober";
import type { ReflectorState } from "./reflector";
import type { Timing } from "./timing";
import { StalledWatch } from "./watch-events";

/** A watch may be away this long (it is opened anew every 5 to 10 minutes) before its rows count as old. */
const GRACE_MS = 5_000;
/** The collection that the probe reads. */
const PROBED = "nodes";

interface Trouble {
  refused: boolean;
  why: string;
  /** The one collection that is away or forbidden; absent: all of the cluster is. */
  of?: string;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiError) {
    const { status } = error.answer;
    if (status === 401)
      return { refused: true, why: `The API server refused the credentials: ${messageOf(error.answer)}` };
    if (status === 403) return { refused: true, why: messageOf(error.answer) };
    return { refused: false, why: `The API server answered ${status}: ${messageOf(error.answer)}` };
  }
  const refused = error instanceof CredentialsError || error instanceof KubeconfigError;
  return { refused, why: socketWords(error) };
}

/** Says how fresh the rows are, from what probe and watches of nodes and pods report. */
export interface FreshnessKeeper {
  current(): Freshness;
  heard(): void;
  probed(result: ProbeResult): void;
  watchChanged(name: string, state: ReflectorState): void;
  stop(): void;
}

/**
 * "live" means: the last probe was answered, and every required watch stands, or has been away for less than five
 * seconds. Once lost, it is live again only when every one of them stands: rows from before the outage are not live.
 */
export function createFreshness(options: {
  timing: Timing;
  required: readonly string[];
  /** Told when the state or its reason changes. */
  onChange: () => void;
}): FreshnessKeeper {
  const { timing, required, onChange } = options;
  const iso = (ms: number) => new Date(ms).toISOString();
  const since = iso(timing.now());
  const watches = new Map<string, { standing: boolean; error?: unknown; at: number }>();
  let lastHeard: number | undefined;
  let probeTrouble: { error: unknown; at: number } | undefined;
  let shown: Freshness = { state: "connecting", since };
  let wasLive = false;
  let cancelRecheck = () => {};

  function downWatch() {
    for (const name of required) {
      const watch = watches.get(name);
      if (!watch?.standing) return { name, at: watch?.at ?? timing.now(), error: watch?.error };
    }
    return undefined;
  }

  /** The trouble to show, or undefined when all is well; "pending" while it is too early to say. */
  function assess(): (Trouble & { at: number }) | "pending" | undefined {
    if (probeTrouble) {
      const { error, at } = probeTrouble;
      // The probe reads a node: forbidden is that right, not the credentials.
      const of = error instanceof ApiError && error.answer.status === 403 ? PROBED : undefined;
      return { ...troubleOf(error), of, at };
    }
    const down = downWatch();
    if (!down) return undefined;
    const listingFirst = !wasLive && down.error === undefined;
    if (listingFirst || timing.now() - down.at < GRACE_MS) return "pending";
    const { name: of, at } = down;
    if (down.error === undefined)
      return { refused: false, why: `The list of ${of} is not there yet`, of, at };
    const { refused, why } = troubleOf(down.error);
    return { refused, why: `${of}: ${why}`, of, at };
  }

  function update() {
    cancelRecheck();
    const verdict = assess();
    const before = shown;
    if (verdict === undefined) {
      wasLive = true;
      shown = { state: "live", lastSeen: iso(lastHeard ?? timing.now()) };
    } else if (verdict === "pending") {
      // Stays what it was until the grace has passed.
      cancelRecheck = timing.after(GRACE_MS, update);
    } else {
      const lost =
        before.state === "unreachable" || before.state === "refused" ? before.since : iso(verdict.at);
      const { refused, why, of } = verdict;
      // What others still bring makes the rows of the one that is away no fresher.
      const heard = of === undefined ? lastHeard : wasLive ? verdict.at : undefined;
      const lastSeen = heard === undefined ? undefined : iso(heard);
      shown = { state: refused ? "refused" : "unreachable", since: lost, lastSeen, why, of };
    }
    const reason = (freshness: Freshness) => ("why" in freshness ? freshness.why : "");
    if (before.state !== shown.state || reason(before) !== reason(shown)) onChange();
  }

  return {
    current() {
      return shown.state === "live" && lastHeard !== undefined
        ? { state: "live", lastSeen: iso(lastHeard) }
        : shown;
    },
    heard() {
      lastHeard = timing.now();
    },
    probed(result) {
      if (result.ok) {
        lastHeard = timing.now();
        probeTrouble = undefined;
      } else {
        const throttled = result.error instanceof ApiError && result.error.answer.status === 429;
        const seenSince = lastHeard !== undefined && lastHeard > result.startedAt;
        if (throttled) lastHeard = timing.now();
        // Slow or throttled is not away: a watch that brought something meanwhile counts as well as a probe.
        if (throttled || (seenSince && !troubleOf(result.error).refused)) probeTrouble = undefined;
        else probeTrouble = { error: result.error, at: probeTrouble?.at ?? result.startedAt };
      }
      update();
    },
    watchChanged(name, state) {
      if (!required.includes(name)) return;
      const before = watches.get(name);
      const standing = state.state === "watching";
      const error = "error" in state ? state.error : undefined;
      const now = error instanceof StalledWatch ? error.heardAt : timing.now();
      watches.set(name, { standing, error, at: before?.standing === standing ? before.at : now });
      if (state.state !== "stopped") update();
    },
    stop: () => cancelRecheck(),
  };
}
