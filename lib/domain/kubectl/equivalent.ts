/** What does the same with kubectl, for whoever has no console at hand or writes a runbook. */
export interface KubectlEquivalent {
  /** Lines for a shell, in their order, some of them comments; empty: kubectl can't do it. */
  lines: readonly string[];
  /** Where kubectl does otherwise, a sentence each; empty: it does the same. */
  differs: readonly string[];
}
