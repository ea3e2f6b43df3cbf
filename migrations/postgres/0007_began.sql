ALTER TABLE "live_documents" ADD COLUMN "began" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "live_documents" SET "began" = "base" + 1 WHERE "base" > 0;
