CREATE TABLE "reviews" (
	"statement" text PRIMARY KEY NOT NULL,
	"upTo" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"anchor" text NOT NULL,
	"block" text,
	"round" text,
	"version" text,
	"state" text NOT NULL,
	"stateName" text NOT NULL,
	"changed" bigint NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"thread" text NOT NULL,
	"author" text NOT NULL,
	"organisation" text,
	"words" text NOT NULL,
	"mentions" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"editedAt" bigint,
	"removedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"author" text NOT NULL,
	"organisation" text,
	"changes" text NOT NULL,
	"why" text NOT NULL,
	"round" text,
	"version" text,
	"state" text NOT NULL,
	"stateName" text NOT NULL,
	"undo" text,
	"changed" bigint NOT NULL,
	"createdAt" bigint NOT NULL,
	"changedAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"version" text NOT NULL,
	"question" text NOT NULL,
	"openedBy" text NOT NULL,
	"openedAt" bigint NOT NULL,
	"closesAt" bigint NOT NULL,
	"closesLocal" text NOT NULL,
	"zone" text NOT NULL,
	"closedAt" bigint,
	"closedBy" text,
	"closedWith" text
);
--> statement-breakpoint
CREATE TABLE "round_organisations" (
	"round" text NOT NULL,
	"organisation" text NOT NULL,
	"remindedAt" bigint,
	CONSTRAINT "round_organisations_round_organisation_pk" PRIMARY KEY("round","organisation")
);
--> statement-breakpoint
CREATE TABLE "round_guests" (
	"id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"organisation" text NOT NULL,
	"nameSealed" text NOT NULL,
	"addressSealed" text NOT NULL,
	"addressLookup" text NOT NULL,
	"tokenHash" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"lookedAt" bigint,
	"remindedAt" bigint,
	"revokedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"organisation" text NOT NULL,
	"author" text NOT NULL,
	"answer" text NOT NULL,
	"words" text NOT NULL,
	"until" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "looks" (
	"statement" text NOT NULL,
	"organisation" text NOT NULL,
	"at" bigint NOT NULL,
	"version" text,
	CONSTRAINT "looks_statement_organisation_pk" PRIMARY KEY("statement","organisation")
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"person" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"coalition" text NOT NULL,
	"statement" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "unattributed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "threads_statement" ON "threads" USING btree ("statement","changed");--> statement-breakpoint
CREATE INDEX "threads_round" ON "threads" USING btree ("round");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("thread");--> statement-breakpoint
CREATE INDEX "suggestions_statement" ON "suggestions" USING btree ("statement","changed");--> statement-breakpoint
CREATE INDEX "suggestions_round" ON "suggestions" USING btree ("round");--> statement-breakpoint
CREATE INDEX "suggestions_state" ON "suggestions" USING btree ("stateName");--> statement-breakpoint
CREATE INDEX "rounds_statement" ON "rounds" USING btree ("statement");--> statement-breakpoint
CREATE UNIQUE INDEX "round_guests_token" ON "round_guests" USING btree ("tokenHash");--> statement-breakpoint
CREATE UNIQUE INDEX "round_guests_address" ON "round_guests" USING btree ("round","addressLookup");--> statement-breakpoint
CREATE INDEX "answers_round" ON "answers" USING btree ("round","organisation");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person","at");