import { Grouping } from "./grouping";
import type { ObservedPod } from "./observed";

/** Where a pod runs; "" before the scheduler has placed it. */
const nodeOf = (pod: ObservedPod): string => pod.nodeName ?? "";
/** UID of the controller; "" of a bare pod. */
const controllerOf = (pod: ObservedPod): string => pod.controller?.uid ?? "";

/** All pods of a cluster by where they run and by who owns them. A value: `with` makes another one. */
export class PodIndex {
  readonly byNode: Grouping<ObservedPod>;
  readonly byController: Grouping<ObservedPod>;
  #all: readonly ObservedPod[] | undefined;

  private constructor(byNode: Grouping<ObservedPod>, byController: Grouping<ObservedPod>) {
    this.byNode = byNode;
    this.byController = byController;
  }

  static of(pods: readonly ObservedPod[]): PodIndex {
    const builder = PodIndex.builder();
    for (const pod of pods) builder.add(pod);
    return builder.done();
  }

  /** Pod by pod, for who has to let others have their turn in between: 150,000 take some 100 ms. */
  static builder(): { add(pod: ObservedPod): void; done(): PodIndex } {
    const byNode = Grouping.builder(nodeOf);
    const byController = Grouping.builder(controllerOf);
    return {
      add(pod) {
        byNode.add(pod);
        byController.add(pod);
      },
      done: () => new PodIndex(byNode.done(), byController.done()),
    };
  }

  /** Every pod, in no order. Put together when somebody asks: some milliseconds for 150,000. */
  all(): readonly ObservedPod[] {
    if (this.#all === undefined) {
      const all: ObservedPod[] = [];
      for (const [, pods] of this.byNode.groups()) for (const pod of pods) all.push(pod);
      this.#all = all;
    }
    return this.#all;
  }

  /** Pods that no node runs yet. */
  unplaced(): readonly ObservedPod[] {
    return this.byNode.group("");
  }

  with(gone: ReadonlySet<ObservedPod>, come: ReadonlySet<ObservedPod>): PodIndex {
    return new PodIndex(this.byNode.with(gone, come), this.byController.with(gone, come));
  }

  /** With these nodes' pods as they were just read. */
  withPodsOf(nodes: ReadonlySet<string>, pods: readonly ObservedPod[]): PodIndex {
    const gone = new Set([...nodes].flatMap((node) => this.byNode.group(node)));
    return this.with(gone, new Set(pods));
  }
}
