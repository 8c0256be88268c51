/** Runs once a process, before the first request: starts watches and engines. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startTracing } = await import("@/lib/server/tracing/trace");
  await startTracing(process.env);
  const { startConsole } = await import("@/lib/server/console");
  await startConsole();
  // Last: requests are let in by it, and whoever starts the console is greeted then.
  const { installFront } = await import("@/lib/server/request/install");
  installFront();
}
