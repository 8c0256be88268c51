import { expect, it } from "vitest";
import { inRequest } from "@/lib/server/request/scope";
import { Secret } from "@/lib/server/secret";
import { maySeeOperations } from "./access";

const TOKEN = new Secret("0123456789abcdef");

it.each<[string, string, Secret | undefined, string, boolean]>([
  ["this machine, while no token is set", "127.0.0.1", undefined, "", true],
  ["this machine by IPv6", "::1", undefined, "", true],
  ["another machine", "192.0.2.7", undefined, "", false],
  ["another machine with some token", "192.0.2.7", undefined, "Bearer 0123456789abcdef", false],
  ["an address that only begins so", "127.0.0.1.example.com", undefined, "", false],
  ["nobody knows whom", "", undefined, "", false],
  ["this machine without the token", "127.0.0.1", TOKEN, "", false],
  ["whoever shows the token", "192.0.2.7", TOKEN, "Bearer 0123456789abcdef", true],
  ["in small letters", "192.0.2.7", TOKEN, "bearer 0123456789abcdef", true],
  ["who shows another one", "127.0.0.1", TOKEN, "Bearer 0123456789abcdee", false],
  ["who shows a part of it", "127.0.0.1", TOKEN, "Bearer 0123456789", false],
  ["who shows it as a password", "127.0.0.1", TOKEN, "Basic 0123456789abcdef", false],
])("%s may see the metrics: %#", (_, address, token, authorization, may) => {
  const request = new Request("http://127.0.0.1/metrics", { headers: { authorization } });
  const scope = { id: "1", address, secure: false };
  expect(inRequest(scope, () => maySeeOperations(request, token))).toBe(may);
});
