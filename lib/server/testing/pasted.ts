import { kubeconfigWith } from "@/lib/adapters/kubernetes/testing/kubeconfig-with";

/** What somebody pastes who adds a cluster; nobody answers at its address. */
export const PASTED = { kubeconfig: kubeconfigWith({}), context: "x" };
