import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { Target } from "@/lib/adapters/kubernetes/node-commands";
import { startScriptedServer } from "./scripted-server";

export type Call = { url: string; method?: string; type?: string; body?: Record<string, never> };

/** An API server that answers as a test says, until the test ends, and every call that it got. */
export async function recordedTarget(answer: (response: ServerResponse, call: Call) => void) {
  const calls: Call[] = [];
  const server = await startScriptedServer((response, request: IncomingMessage) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const { url = "", method, headers } = request;
      const call = { url, method, type: headers["content-type"], body: text ? JSON.parse(text) : undefined };
      calls.push(call);
      answer(response, call);
    });
  });
  onTestFinished(server.close);
  const found: Target = { http: server.http, cluster: "prod" };
  return { target: found, calls };
}
