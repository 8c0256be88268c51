import { expect, it } from "vitest";
import type { ClusterPort } from "@/lib/operations/ports";
import { createKubeconfigOffer } from "./kubeconfig-offer";

const user = "harbor.kubeconfig";
type Found = ReturnType<ClusterPort["adminKubeconfig"]>;

function offering(...answers: Found[]) {
  let now = 0;
  let asked = 0;
  const port = {
    info: { id: "harbor", name: "Harbor", server: "10.0.0.1:6443" },
    adminKubeconfig() {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? { why: "none was given" };
      asked += 1;
      return answer;
    },
  };
  const offer = createKubeconfigOffer(port, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { offer, pass, asked: () => asked };
}

it.each<[Found, object]>([
  [{ text: "secret" }, { admin: "admin.harbor.kubeconfig" }],
  [{ why: "The certificate can't be read." }, { why: "The certificate can't be read." }],
])("offers it or says why not, and never its text: %o", (found, expected) => {
  expect(offering(found).offer()).toEqual({ user, ...expected });
});

it("makes one a minute, however often a summary is made, and sees then that it became another", () => {
  const { offer, pass, asked } = offering({ why: "gone" }, { text: "secret" });
  for (let look = 0; look < 100; look++) expect(offer()).toEqual({ user, why: "gone" });
  pass(59_999);
  expect(offer()).toEqual({ user, why: "gone" });
  expect(asked()).toBe(1);
  pass(1);
  expect(offer()).toEqual({ user, admin: "admin.harbor.kubeconfig" });
  expect(asked()).toBe(2);
});
