ALTER TABLE "restarts" ADD COLUMN "owner" jsonb;--> statement-breakpoint
ALTER TABLE "scan_schedules" ADD COLUMN "owner" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "token_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE FUNCTION audit_only_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever says that it is retention may take off a beginning, up to a record whose hash is kept, and nothing else.
  IF EXISTS (SELECT FROM gone)
    AND (EXISTS (SELECT FROM "audit" WHERE seq < (SELECT max(seq) FROM gone))
      OR NOT EXISTS (SELECT FROM gone JOIN "audit_anchors" kept USING (seq, hash)
        WHERE gone.seq = (SELECT max(seq) FROM gone)))
  THEN
    RAISE EXCEPTION 'The audit log is append-only: only its beginning may go' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_only_beginning AFTER DELETE ON "audit" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION audit_only_beginning();
