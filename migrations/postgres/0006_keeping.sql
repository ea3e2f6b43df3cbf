CREATE TABLE "journal" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refused_edits" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"person" text NOT NULL,
	"why" text NOT NULL,
	"firstAt" bigint NOT NULL,
	"lastAt" bigint NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signons" ADD COLUMN "pausedAt" bigint;--> statement-breakpoint
ALTER TABLE "live_documents" ADD COLUMN "base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "refused_edits_one" ON "refused_edits" USING btree ("statement","person","why");