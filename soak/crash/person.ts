import { until } from "@/soak/support/api";
import type { SoakCluster } from "./cluster";
import type { ConsoleProcess } from "./console";
import type { NodeAfter } from "./history";
import { forgetCutEvictions, podsOn } from "./workload";

interface PlanOfDrain {
  needsConsent: { uid: string; cause: string }[];
}

interface State {
  phase: string;
  headline: string;
  remaining: { uid: string; cause: string }[];
}

type Wish = "on" | "pause" | "resume";

/** A person who asks again, on whichever console answers, until the node carries what was asked. */
export class Person {
  readonly #cluster: SoakCluster;
  readonly #consoles: readonly ConsoleProcess[];
  readonly #node: string;
  readonly #patienceMs: number;
  /** What was asked for, on every console, with answers that are perhaps still out. */
  readonly #asked = new Map<Wish, Promise<unknown>[]>();

  constructor(options: {
    cluster: SoakCluster;
    consoles: readonly ConsoleProcess[];
    node: string;
    patienceMs: number;
  }) {
    this.#cluster = options.cluster;
    this.#consoles = options.consoles;
    this.#node = options.node;
    this.#patienceMs = options.patienceMs;
  }

  /** What stands on the node; undefined: it is not there. */
  node(): Promise<NodeAfter | undefined> {
    return this.#cluster.node(this.#node);
  }

  /** Waits until the node is so. */
  see(what: string, holds: (node: NodeAfter) => boolean): Promise<NodeAfter> {
    return until(what, this.#patienceMs, async () => {
      const node = await this.node();
      return node && holds(node) ? node : undefined;
    });
  }

  async #any<T>(call: (console: ConsoleProcess) => Promise<T>, wish?: Wish): Promise<T> {
    const calls = this.#consoles.map(call);
    if (wish) this.#asked.set(wish, [...(this.#asked.get(wish) ?? []), ...calls]);
    const outcomes = await Promise.allSettled([Promise.any(calls)]);
    const [outcome] = outcomes;
    if (outcome.status === "fulfilled") return outcome.value;
    throw outcome.reason instanceof AggregateError ? outcome.reason.errors[0] : outcome.reason;
  }

  /**
   * A console that is stopped does what it was asked for when it goes on, after the others have done it: who wants the
   * opposite by then waits for its answer first.
   */
  async #answered(wish: Wish): Promise<void> {
    await Promise.allSettled(this.#asked.get(wish) ?? []);
  }

  /** Asks until it is so. A call that failed may have worked all the same: the node tells. */
  #askUntil(
    what: string,
    holds: (node: NodeAfter) => boolean,
    call: () => Promise<unknown>,
  ): Promise<NodeAfter> {
    return until(what, this.#patienceMs, async () => {
      const before = await this.node();
      if (before && holds(before)) return before;
      await call();
      const after = await this.node();
      return after && holds(after) ? after : undefined;
    });
  }

  turnOn(): Promise<NodeAfter> {
    return this.#askUntil(
      "maintenance is on",
      // A console that can't look again after it wrote takes back what it wrote.
      ({ maintenance }) => maintenance !== undefined && !maintenance.ending,
      () =>
        this.#any(async (console) => {
          const plan = await console.call<PlanOfDrain>("POST", this.#node, "/maintenance/plan", {});
          const consents = plan.needsConsent.map(({ uid, cause }) => ({ uid, cause }));
          const options = { consents };
          return console.call("POST", this.#node, "/maintenance", { reason: "Soak", options });
        }, "on"),
    );
  }

  /** Resuming cordons again a node that somebody uncordoned. */
  async change(action: "pause" | "resume"): Promise<NodeAfter> {
    const paused = action === "pause";
    if (!paused) await this.#answered("pause");
    return this.#askUntil(
      `it is ${paused ? "paused" : "resumed"}`,
      ({ maintenance, unschedulable }) => maintenance?.paused === paused && (paused || unschedulable),
      () => this.#any((console) => console.call("PATCH", this.#node, "/maintenance", { action }), action),
    );
  }

  /** Asks for the end, and waits until it has come. */
  async turnOff(): Promise<NodeAfter> {
    await this.#answered("on");
    await this.#askUntil(
      "its end is asked for",
      ({ maintenance }) => maintenance === undefined || maintenance.ending,
      () => this.#any((console) => console.call("DELETE", this.#node, "/maintenance")),
    );
    return this.see("maintenance is off", ({ maintenance }) => maintenance === undefined);
  }

  /** Pods that came while the node was uncordoned are covered by no consent yet. */
  #agree(remaining: State["remaining"]): Promise<unknown> {
    const lost = remaining.filter(({ cause }) => cause === "empty-dir" || cause === "consented");
    const options = { consents: lost.map(({ uid }) => ({ uid, cause: "empty-dir" })) };
    return this.#any((console) =>
      console.call("PATCH", this.#node, "/maintenance", { action: "set-options", options }),
    );
  }

  /** Waits until a console calls the maintenance complete, and checks that the node is as that promises. */
  async complete(): Promise<void> {
    await until("the maintenance is complete", this.#patienceMs, async () => {
      const { phase, headline, remaining } = await this.#any((console) =>
        console.call<State>("GET", this.#node, "/maintenance"),
      );
      const open = remaining.filter(({ cause }) => cause === "empty-dir");
      if (open.length > 0) await this.#agree(remaining);
      await forgetCutEvictions(this.#cluster.access);
      if (phase !== "complete") throw new Error(`${phase}: ${headline}`);
      return true;
    });
    const node = await this.node();
    if (!node?.unschedulable || !node.maintenance)
      throw new Error(`complete, but ${this.#node} is not cordoned and in maintenance`);
    const left = await podsOn(this.#cluster.access, this.#node);
    if (left > 0) throw new Error(`complete, but ${left} pods are left on ${this.#node}`);
  }
}
