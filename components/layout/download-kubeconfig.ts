import { notify } from "@/components/ui/toast";
import { downloadFile } from "@/lib/client/download";

/** Saves a kubeconfig and tells when its token ends, if it does; a failure is told in a message. */
export async function downloadKubeconfig(href: string, file: string): Promise<string | undefined> {
  const answer = await downloadFile(href, file);
  if (!("problem" in answer)) return answer.expiresAt;
  const { title, detail, todo } = answer.problem;
  notify.failed({ title, text: `${detail} ${todo ?? ""}` });
  return undefined;
}
