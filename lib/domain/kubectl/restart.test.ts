import { expect, it } from "vitest";
import { restartWithKubectl } from "./restart";

it("restarts each and waits for it before the next", () => {
  const { lines, differs } = restartWithKubectl([
    { kind: "StatefulSet", namespace: "cart", name: "cart-redis" },
    { kind: "Deployment", namespace: "shop", name: "catalog-web" },
  ]);
  expect(lines).toEqual([
    "kubectl rollout restart statefulset/cart-redis -n cart",
    "kubectl rollout status statefulset/cart-redis -n cart",
    "kubectl rollout restart deployment/catalog-web -n shop",
    "kubectl rollout status deployment/catalog-web -n shop",
  ]);
  expect(differs).toHaveLength(1);
});
