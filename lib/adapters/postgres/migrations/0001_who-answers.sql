ALTER TABLE "restarts" ADD COLUMN "owner" jsonb;--> statement-breakpoint
ALTER TABLE "scan_schedules" ADD COLUMN "owner" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "token_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;