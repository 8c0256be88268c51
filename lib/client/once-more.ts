/**
 * Runs `work` one at a time: who asks while it runs gets one more run after it, however many ask. So the last run always
 * begins after the last question, and no run is cut short. Errors are `work`'s own matter.
 */
export function onceMore(work: () => Promise<unknown>): () => void {
  let state: "idle" | "running" | "again" = "idle";
  const run = () => {
    if (state !== "idle") {
      state = "again";
      return;
    }
    state = "running";
    void work().finally(() => {
      const again = state === "again";
      state = "idle";
      if (again) run();
    });
  };
  return run;
}
