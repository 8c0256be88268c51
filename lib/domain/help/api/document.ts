/** What of JSON Schema the contracts use. */
export interface JsonSchema {
  type?: string;
  description?: string;
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minItems?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: JsonSchema;
}

type Content = Record<string, { schema: JsonSchema }>;

export interface Answer {
  description: string;
  content?: Content;
}

export interface Operation {
  operationId: string;
  summary: string;
  /** Who may. */
  description: string;
  tags: readonly string[];
  /** Empty: it needs no session. */
  security?: readonly object[];
  parameters: readonly Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answer | { $ref: string }>;
}

/** Of OpenAPI 3.1 what we write. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  tags: readonly { name: string }[];
  components: { responses: Record<string, Answer>; securitySchemes: object };
  security: readonly object[];
  paths: Record<string, Record<string, Operation>>;
}
