import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { makeSheet, type Sheet } from "./sheet";

/** How often those who follow are told at most. Milliseconds. */
const TELL_EVERY_MS = 1_000;
/** Nobody has asked for so long: what was made is let go. Milliseconds. */
const IDLE_MS = 60_000;

/** The workloads of one cluster, made when somebody looks and kept up to date while somebody does. */
export interface Book {
  /**
   * The workloads as they are now; while somebody follows, as they were a second ago at most.
   * @throws cluster-unreachable
   */
  read(): Promise<Sheet>;
  /** Told after each change of any workload, at most once a second. Returns the unsubscriber. */
  follow(listener: () => void): () => void;
  stop(): void;
}

/** `index` throws while the cluster was not observed yet. */
export function createBook(index: () => ClusterIndex, report: (error: unknown) => void): Book {
  const followers = new Set<() => void>();
  let sheet: Sheet | undefined;
  let making: Promise<Sheet> | undefined;
  let beat: NodeJS.Timeout | undefined;
  const idle = setTimeout(() => {
    sheet = undefined;
  }, IDLE_MS).unref();

  /** One at a time; who asks meanwhile gets what is being made. */
  function make(): Promise<Sheet> {
    making ??= makeSheet(index(), sheet, new Date())
      .then((made) => {
        sheet = made;
        return made;
      })
      .finally(() => {
        making = undefined;
      });
    return making;
  }

  async function tell(): Promise<void> {
    idle.refresh();
    try {
      const { changed } = await make();
      if (changed) for (const listener of followers) listener();
    } catch (error) {
      // Not observed yet: whoever reads is told so, and the next beat looks again.
      if (!(error instanceof DrydockError)) report(error);
    }
  }

  return {
    async read() {
      idle.refresh();
      // What is being made may be of an older observation than the one that is asked for.
      if (making) await making;
      return sheet !== undefined && (followers.size > 0 || sheet.index === index()) ? sheet : make();
    },
    follow(listener) {
      followers.add(listener);
      if (beat === undefined) {
        beat = setInterval(() => void tell(), TELL_EVERY_MS);
        void tell();
      }
      return () => {
        followers.delete(listener);
        if (followers.size > 0) return;
        clearInterval(beat);
        beat = undefined;
      };
    },
    stop() {
      clearInterval(beat);
      clearTimeout(idle);
      followers.clear();
    },
  };
}
