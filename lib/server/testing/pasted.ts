import { kubeconfigWith } from "@/lib/adapters/kubernetes/testing/hostile-kubeconfigs";

/** What somebody pastes who adds a cluster; nobody answers at its address. */
export const PASTED = { kubeconfig: kubeconfigWith({}), context: "x" };
