import type { z } from "zod";
import type { Principal } from "@/lib/domain/access/principal";
import type { Verb } from "@/lib/domain/access/verb";
import type { Audited } from "./audit/trail";

/** The parts of the address that a route names; "" where it has none of that name. */
export type Params = Record<"cluster" | "node" | "id", string>;

/** One call of the API, as the OpenAPI document tells it: what it takes and what it answers. */
export interface Description<Body = undefined> {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  summary: string;
  request?: z.ZodType<Body>;
  /** What the address may ask beside; each member is a parameter of the query. */
  query?: z.ZodObject;
  response?: z.ZodType;
  /** What each event of a stream holds, where the answer is one. */
  events?: z.ZodType;
  status?: number;
}

/** What everybody may ask, signed in or not. */
export interface OpenCall<Body> {
  params: Params;
  query: URLSearchParams;
  body: Body;
  request: Request;
}

export interface Call<Body> extends OpenCall<Body> {
  person: Principal;
}

/** A call with the operation behind it. */
export interface Endpoint<Body = undefined> extends Description<Body> {
  /** What somebody has to be allowed who calls it: on the cluster of the address, where that names one. */
  verb: Verb;
  /** What it answers is told once: it is not kept for a repeated call. */
  answersSecret?: true;
  /** What the audit log is told of it, before and after. Absent: only tries that were refused. */
  audit?: Audited<Call<Body>>;
  handle(call: Call<Body>): Promise<unknown> | unknown;
}

/** One that needs no session, by which people get one. */
export interface OpenEndpoint<Body = undefined> extends Description<Body> {
  open: true;
  /** What the audit log is told of it: who it was is known only afterwards, if at all. */
  audit?: Audited<OpenCall<Body>>;
  handle(call: OpenCall<Body>): Promise<unknown> | unknown;
}
