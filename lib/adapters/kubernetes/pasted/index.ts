import { type PastedContext, readPasted } from "@/lib/domain/kubeconfig/contexts";
import type { Refusal } from "@/lib/domain/kubeconfig/fields";
import { keyRefusals } from "./check-keys";
import { PlainYamlError, parsePlainYaml } from "./plain-yaml";

/**
 * The contexts of a kubeconfig that somebody pasted, who may be anybody: nothing in it is followed, run, read or
 * connected to here. Or the one reason why all of it is refused.
 */
export function readPastedKubeconfig(
  text: string,
  now: Date,
): { contexts: PastedContext[]; current?: string } | Refusal {
  try {
    const found = readPasted(parsePlainYaml(text));
    if (!("contexts" in found)) return found;
    return { ...found, contexts: found.contexts.map((context) => withCheckedKeys(context, now)) };
  } catch (error) {
    if (!(error instanceof PlainYamlError)) throw error;
    const todo = "Paste what this prints: kubectl config view --minify --flatten --raw";
    return { at: "kubeconfig", why: error.message, todo };
  }
}

function withCheckedKeys(context: PastedContext, now: Date): PastedContext {
  if (!("credential" in context)) return context;
  const [first, ...others] = keyRefusals(context.credential, now);
  const { name, server } = context;
  return first ? { name, server, refusals: [first, ...others] } : context;
}
