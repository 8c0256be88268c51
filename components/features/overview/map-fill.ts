import type { MapState } from "./map-layout";

/** Fill of a square or of a part of a bar. Healthy is quiet, so that the eye goes to the others. */
export const mapFill: Record<MapState, string> = {
  healthy: "bg-healthy/45",
  ending: "bg-healthy",
  initiated: "bg-initiated",
  complete: "bg-complete",
  paused: "bg-paused",
  blocked: "bg-blocked",
  failed: "bg-failed",
  "not-ready": "bg-failed",
};
